// Workbooks (XLSX) for a plan: writes one sheet, and reads the cells of all sheets. It is loaded when it is first
// needed, as a script without modules, which also works in a folder without a server.

(() => {
  const DAY = 864e5;
  const EPOCH = Date.UTC(1899, 11, 30);
  const encoder = new TextEncoder();

  // Zip files (APPNOTE 6.3.10), uncompressed

  const table = Uint32Array.from({ length: 256 }, (_, number) => {
    for (let bit = 0; bit < 8; bit += 1) number = number & 1 ? 0xedb88320 ^ (number >>> 1) : number >>> 1;
    return number;
  });

  function checksum(bytes) {
    let sum = ~0;
    for (const byte of bytes) sum = table[(sum ^ byte) & 255] ^ (sum >>> 8);
    return ~sum >>> 0;
  }

  /** Numbers with 2 or 4 bytes each: `[4, 0x04034b50]`. */
  function numbers(...fields) {
    const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
    const view = new DataView(bytes.buffer);
    let at = 0;
    for (const [size, value] of fields) {
      if (size === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += size;
    }
    return bytes;
  }

  /** The bytes of a zip file with texts by their names, all of them as of 1980-01-01. */
  function zip(files) {
    const parts = [];
    const directory = [];
    let offset = 0;
    for (const [name, text] of Object.entries(files)) {
      const path = encoder.encode(name);
      const bytes = encoder.encode(text);
      const common = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 33], [4, checksum(bytes)], [4, bytes.length],
        [4, bytes.length], [2, path.length], [2, 0]];
      const head = numbers([4, 0x04034b50], ...common);
      parts.push(head, path, bytes);
      directory.push(numbers([4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), path);
      offset += head.length + path.length + bytes.length;
    }
    const size = directory.reduce((sum, part) => sum + part.length, 0);
    const count = directory.length / 2;
    const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]);
    return new Blob([...parts, ...directory, end], {
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    });
  }

  // Writing (ECMA-376, part 1, 18)

  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

  /** A text for XML: without characters that XML does not have, and not longer than a cell can be. What looks like an
      escaped character there stays as it is. */
  const escaped = (text) => text.slice(0, 32767)
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "").replace(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  /** The letters of a column: 0 is `A`, 26 is `AA`. */
  const letters = (column) => (column > 25 ? letters(Math.floor(column / 26) - 1) : "")
    + String.fromCharCode(65 + column % 26);

  /** The number of a day in a workbook, or undefined for another text. */
  function serial(text) {
    const day = /^\d{4}-\d\d-\d\d$/.test(text) ? (Date.parse(text) - EPOCH) / DAY : NaN;
    return day > 60 ? day : undefined;
  }

  function cell(text, place, isHead, isDay) {
    if (text === "") return "";
    const day = isDay && !isHead ? serial(text) : undefined;
    if (day !== undefined) return `<c r="${place}" s="3"><v>${day}</v></c>`;
    return `<c r="${place}" s="${isHead ? 1 : 2}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  }

  const width = (lines, column) => {
    const longest = Math.max(...lines.map((line) => Math.max(...line[column].split("\n").map((text) => text.length))));
    return Math.min(Math.max(longest + 2, 10), 50);
  };

  /** A list of the words that a column can have, if a cell can offer them. */
  function offer(words, column, count) {
    const text = words.join(",");
    if (text.length > 250 || words.some((word) => word.includes(",")) || count < 2) return "";
    const range = `${letters(column)}2:${letters(column)}${count}`;
    return `<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="${range}">`
      + `<formula1>&#34;${escaped(text).replaceAll("&#34;", "&#34;&#34;")}&#34;</formula1></dataValidation></dataValidations>`;
  }

  /** A workbook with one sheet. All cells are texts, but for the days of one column: none is a formula. */
  function write({ title, lines, days, words, choices, isTurned }) {
    const columns = lines[0].map((_, column) => column);
    const range = `A1:${letters(columns.length - 1)}${lines.length}`;
    // Names of sheets have at most 31 characters, and not all of them.
    const name = escaped([...title.replace(/[\[\]:*?/\\]/g, " ").replace(/^'+|'+$/g, "")].slice(0, 31).join("").trim() || "Plan");
    const rows = lines.map((line, row) => {
      const cells = line.map((text, column) => cell(text, `${letters(column)}${row + 1}`, row === 0, column === days));
      return `<row r="${row + 1}">${cells.join("")}</row>`;
    });
    const font = '<sz val="11"/><name val="Calibri"/><family val="2"/>';
    const format = (id, font, more) => `<xf numFmtId="${id}" fontId="${font}" fillId="0" borderId="0" xfId="0"${more}</xf>`;
    const top = ' applyAlignment="1"><alignment vertical="top" wrapText="1"/>';
    return zip({
      "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types">`
        + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + `<Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/>`
        + `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/>`
        + `<Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/></Types>`,
      "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">`
        + `<Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships">`
        + `<sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">`
        + `<Relationship Id="rId1" Type="${OFFICE}/relationships/worksheet" Target="worksheets/sheet1.xml"/>`
        + `<Relationship Id="rId2" Type="${OFFICE}/relationships/styles" Target="styles.xml"/></Relationships>`,
      "xl/styles.xml": `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>`
        + `<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts>`
        + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        + `<cellXfs count="4">${format(0, 0, ">")}${format(49, 1, ` applyNumberFormat="1" applyFont="1"${top}`)}`
        + `${format(49, 0, ` applyNumberFormat="1"${top}`)}${format(164, 0, ` applyNumberFormat="1"${top}`)}</cellXfs>`
        + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
      "xl/worksheets/sheet1.xml": `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="${range}"/>`
        + `<sheetViews><sheetView workbookViewId="0"${isTurned ? ' rightToLeft="1"' : ""}>`
        + '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        + `<cols>${columns.map((column) => `<col min="${column + 1}" max="${column + 1}" width="${width(lines, column)}" `
          + `style="${column === days ? 3 : 2}" customWidth="1"/>`).join("")}</cols>`
        + `<sheetData>${rows.join("")}</sheetData><autoFilter ref="${range}"/>${offer(words, choices, lines.length)}</worksheet>`,
    });
  }

  // Reading

  const LIMIT = 64 << 20;
  const broken = () => new Error("broken");

  async function inflated(bytes, size) {
    if (!globalThis.DecompressionStream) throw new Error("packed");
    let stream;
    try {
      stream = new DecompressionStream("deflate-raw");
    } catch {
      throw new Error("packed");
    }
    const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
    const parts = [];
    for (let length = 0, part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      // No more than the file says, so that a small file cannot fill the memory.
      if (length > size) throw broken();
      parts.push(part.value);
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  }

  /** A function that returns the text of a file in a zip file. */
  function files(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let end = bytes.length - 22;
    while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
    if (end < 0) throw broken();
    const entries = new Map();
    const decoder = new TextDecoder();
    let at = view.getUint32(end + 16, true);
    for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
      if (view.getUint32(at, true) !== 0x02014b50) throw broken();
      const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
      entries.set(decoder.decode(bytes.subarray(at + 46, at + 46 + name)), {
        flags: view.getUint16(at + 8, true), method: view.getUint16(at + 10, true),
        sum: view.getUint32(at + 16, true), packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), start: view.getUint32(at + 42, true),
      });
      at += 46 + name + extra + comment;
    }
    return async (path) => {
      const entry = entries.get(path);
      if (!entry) return undefined;
      const { flags, method, sum, packed, size, start } = entry;
      if (flags & 1 || size > LIMIT || view.getUint32(start, true) !== 0x04034b50) throw broken();
      const first = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
      const data = bytes.subarray(first, first + packed);
      if (data.length !== packed || method !== 0 && method !== 8) throw broken();
      const text = method === 0 ? data : await inflated(data, size);
      if (checksum(text) !== sum) throw broken();
      return decoder.decode(text);
    };
  }

  const nodes = (node, name) => [...node.getElementsByTagNameNS("*", name)];

  function parsed(text) {
    const tree = new DOMParser().parseFromString(text, "application/xml");
    if (text === undefined || nodes(tree, "parsererror").length > 0) throw broken();
    return tree;
  }

  /** The text of a string: of all its runs, but without hints for its pronunciation. */
  const textOf = (node) => nodes(node, "t").filter((part) => !part.closest("rPh")).map((part) => part.textContent).join("")
    .replace(/_x([\dA-Fa-f]{4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16)));

  /** The place of a column: `A7` is 0, `AA7` is 26. */
  const columnOf = (place) => [.../^[A-Z]{1,3}/.exec(place)?.[0] ?? ""]
    .reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

  function linesOf(sheet, strings) {
    return nodes(sheet, "row").map((row) => {
      const line = [];
      for (const node of nodes(row, "c")) {
        const column = node.hasAttribute("r") ? columnOf(node.getAttribute("r")) : line.length;
        const value = nodes(node, "v")[0]?.textContent ?? "";
        const type = node.getAttribute("t");
        if (column < 0) throw broken();
        line[column] = type === "s" ? strings[Number(value)] ?? "" : type === "inlineStr" ? textOf(node) : value;
      }
      return Array.from(line, (text) => text ?? "");
    });
  }

  /** The lines of each sheet of a workbook, and a function that reads a cell as a day. */
  async function read(buffer) {
    const file = files(new Uint8Array(buffer));
    // The part that the package names is the workbook; all paths lead from it.
    const targets = async (path, folder) => new Map(nodes(parsed(await file(path)), "Relationship").map((node) => {
      const target = node.getAttribute("Target");
      return [node.getAttribute("Id"), {
        kind: node.getAttribute("Type").split("/").at(-1),
        path: new URL(target, `file:///${folder}`).pathname.slice(1),
      }];
    }));
    const main = [...(await targets("_rels/.rels", "")).values()].find(({ kind }) => kind === "officeDocument")?.path;
    if (!main) throw broken();
    const book = parsed(await file(main));
    const [, folder, name] = /^(.*\/)?(.*)$/.exec(main);
    const parts = await targets(`${folder ?? ""}_rels/${name}.rels`, folder ?? "");
    const shared = [...parts.values()].find(({ kind }) => kind === "sharedStrings");
    const strings = shared ? nodes(parsed(await file(shared.path)), "si").map(textOf) : [];
    const sheets = [];
    for (const node of nodes(book, "sheet")) {
      const id = [...node.attributes].find(({ localName, namespaceURI }) => localName === "id" && namespaceURI)?.value;
      const part = parts.get(id);
      if (part?.kind === "worksheet") sheets.push(linesOf(parsed(await file(part.path)), strings));
    }
    const shift = /^(1|true)$/.test(nodes(book, "workbookPr")[0]?.getAttribute("date1904")) ? 1462 : 0;
    const day = (text) => {
      const number = /^\d{1,7}(\.\d+)?$/.test(text) ? Math.floor(Number(text)) + shift : 0;
      return number > 60 && number < 2958466 ? new Date(EPOCH + number * DAY).toISOString().slice(0, 10) : text;
    };
    return { sheets, day };
  }

  /** Reads a workbook. An error says `packed` if the browser cannot read it, and `broken` otherwise. */
  globalThis.workbook = {
    write,
    read: (buffer) => read(buffer).catch((error) => { throw error.message === "packed" ? error : broken(); }),
  };
})();
