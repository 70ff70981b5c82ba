// Finds pages and parts by their names: ids in any spelling, titles, aliases, words in any order and form, and
// small mistakes. The names come from `names.json` (see `SearchNames`), which is fetched once.

// How well a word of a query matches a word of a name.
const quality = { same: 1, joined: .9, form: .75, mistake: .5, spelling: .4, synonym: .6 };
// What a word of a name counts.
const weights = { title: 10, name: 9, part: 10, parent: 5, group: 3, route: 3 };
// What it counts that a query is a name, has a clause in it, begins a name, or has all words of one.
const bonuses = { name: 1000, words: 900, clause: 500, title: 450, start: 450, ordered: 700, unordered: 600, full: 300 };
const drawbacks = { old: 80, tag: 400 };

/** The words and numbers of a text, without case, accents and leading zeros: "LLM01" is `llm`, `1`. */
export function words(text) {
  return (text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? [])
    .map((word) => word.replace(/^0+(?=\d)/, ""));
}

const endings = new RegExp(`(?:${[
  "i[sz]ations?", "i[sz](?:ing|ed|ers?|e)", "ations?", "at(?:ing|ed|ors?|es?|ive)", "an?ces?", "ences?", "ments?", "ings?",
  "ions?", "[eo]rs?", "i?able", "ities", "ity", "ives?", "ied", "ies", "ed", "es", "s", "e", "y",
].join("|")})$`);

/** An English word without its endings: "poisoning" and "poisoned" are both `poison`. */
export function stem(word) {
  let root = word;
  while (!/(?:ss|us|is)$/.test(root)) {
    const shorter = root.replace(endings, "");
    if (shorter === root || shorter.length < (root === word ? 3 : 4)) break;
    root = shorter;
  }
  return root.replace(/([^aeious])\1$/, "$1");
}

/** The number of letters to change, add, leave out or exchange, or a greater number than `limit`. */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > limit) return limit + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
}

const isNumber = (word) => /^\p{N}/u.test(word);
const startsWith = (list, part, at = 0) => part.every((word, index) => list[at + index] === word);
/** Whether a name begins with the words of a query, of which the last may be incomplete. */
const begins = (name, query) => name.length >= query.length && startsWith(name, query.slice(0, -1))
  && name[query.length - 1].startsWith(query.at(-1));
const indexOf = (list, part) => {
  for (let at = 0; at + part.length <= list.length; at++) if (startsWith(list, part, at)) return at;
  return -1;
};

/** Reads `names.json`. Addresses in it are relative to the folder above its own. */
export async function load(address) {
  const url = new URL(address, location.href);
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return index(await answer.json(), new URL("../", url));
}

/** Prepares the names for `find`. */
export function index(data, base) {
  const isEnglish = /^en\b/i.test(data.language);
  const records = [];
  const vocabulary = new Map();
  // Adjacent words written as one. Nobody means their beginnings.
  const pairs = new Map();
  const synonyms = [];
  const add = (record, word, weight, words = vocabulary) => {
    let places = words.get(word);
    if (!places) words.set(word, places = new Map());
    if ((places.get(record) ?? 0) < weight) places.set(record, weight);
  };
  const addName = (record, name, weight, isWhole = true) => {
    const list = words(name);
    list.forEach((word, at) => {
      add(record, word, weight);
      if (at > 0 && !isNumber(word) && !isNumber(list[at - 1])) add(record, list[at - 1] + word, weight * quality.joined, pairs);
    });
    if (isWhole && list.length > 0) records[record].names.push(list);
    return list;
  };
  for (const [group, title, href, flags = 0, names = [], parts = []] of data.pages) {
    const address = base.pathname + href;
    const page = { title, group: data.groups[group], href: address, isOld: (flags & 1) > 0, names: [], ids: [] };
    if (flags & 4) page.isTag = true;
    const number = records.push(page) - 1;
    const all = [addName(number, title, weights.title), ...names.map((name) => addName(number, name, weights.name, !(flags & 8)))];
    if (flags & 2) synonyms.push({ record: number, names: all });
    page.ids = all.filter((name) => name.some(isNumber));
    addName(number, page.group, weights.group, false);
    addName(number, decodeURIComponent(href), weights.route, false);
    for (const [name, title, anchor, flags = 0, id] of parts) {
      // Readers know "PR.AA", but not an id such as `subprocessors`.
      const isKnown = /\d/.test(name) || name !== name.toLowerCase();
      const part = {
        title: !title ? name : isKnown ? `${name} ${title}` : title, parent: page.title, group: page.group, isOld: (flags & 1) > 0,
        href: `${address}#${encodeURIComponent(anchor)}`, names: [], ids: [],
      };
      const number = records.push(part) - 1;
      for (const own of id ? [name, id] : [name]) {
        const list = addName(number, own, isKnown ? weights.part : weights.route, isKnown);
        if (isKnown) part.ids.push(list);
      }
      if (title) addName(number, title, weights.title);
      for (const name of [page.title, ...names]) addName(number, name, weights.parent, false);
      addName(number, page.group, weights.group, false);
      addName(number, decodeURIComponent(href), weights.route, false);
    }
  }
  const forms = new Map();
  if (isEnglish) {
    for (const word of new Set([...vocabulary.keys(), ...pairs.keys()])) {
      const root = stem(word);
      if (!forms.has(root)) forms.set(root, []);
      forms.get(root).push(word);
    }
  }
  const tables = data.tables.map(([href, title, rows, columns]) => {
    const headers = (list) => list.map(([slug, ...names]) => ({ slug, title: names[0], names: names.map(words) }));
    return { href: base.pathname + href, title, rows: headers(rows), columns: headers(columns) };
  });
  return { records, vocabulary, pairs, forms, isEnglish, synonyms, tables, fillers: new Set(words(data.fillers)), known: new Map() };
}

/** What a word of a query matches: words of names, and the quality of its best match in each record. */
function matches(names, word, isLast) {
  const key = isLast ? `${word} ` : word;
  if (!names.known.has(key)) names.known.set(key, newMatches(names, word, isLast));
  return names.known.get(key);
}

function newMatches({ vocabulary, pairs, forms, isEnglish }, word, isLast) {
  const places = new Map();
  const similar = new Set();
  const take = (name, factor) => {
    if (factor >= quality.spelling) similar.add(name);
    for (const words of [vocabulary, pairs]) {
      for (const [record, weight] of words.get(name) ?? []) {
        if ((places.get(record) ?? 0) < weight * factor) places.set(record, weight * factor);
      }
    }
  };
  take(word, quality.same);
  if (isNumber(word)) return { places, similar };
  if (isEnglish) for (const name of forms.get(stem(word)) ?? []) if (name !== word) take(name, quality.form);
  for (const name of vocabulary.keys()) {
    if (name.length <= word.length || !name.startsWith(word) || word.length === 1 && !isLast) continue;
    // Most of a word is nearly the word.
    take(name, quality.spelling * (word.length < 3 ? .5 : word.length * 2 > name.length ? 1.5 : .9));
  }
  const isKnown = places.size > 0;
  const limit = isKnown ? (word.length < 7 ? 0 : 1) : word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  if (limit === 0) return { places, similar };
  for (const name of vocabulary.keys()) {
    if (isNumber(name) || name.length < 3) continue;
    const changes = distance(word, name, limit);
    if (changes > 0 && changes <= limit) take(name, isKnown ? quality.spelling : quality.mistake / Math.sqrt(changes));
    // The beginning of a longer word may have a mistake too.
    if (changes > limit && !isKnown && isLast && name.length > word.length && distance(word, name.slice(0, word.length), 1) <= 1) {
      take(name, quality.mistake / 2);
    }
  }
  return { places, similar };
}

/** The query, and the query with other names of the terms in it. */
function variants({ synonyms }, query) {
  const all = [{ query, factor: 1 }];
  for (const { names } of synonyms) {
    const used = names.find((name) => name.length > 0 && indexOf(query, name) >= 0);
    if (!used) continue;
    const at = indexOf(query, used);
    for (const other of names) {
      if (other === used || all.length > 8) continue;
      all.push({ query: [...query.slice(0, at), ...other, ...query.slice(at + used.length)], factor: quality.synonym });
    }
  }
  return all;
}

/** The words of a query that count. Those without a meaning count if there are no others. The "a" of "A.5.1" does. */
function meaningful({ fillers }, query) {
  const rest = query.filter((word, at) => !fillers.has(word) || word.length === 1 && isNumber(query[at + 1] ?? ""));
  return rest.length > 0 ? rest : query;
}

/** Adjacent words that are one word in the names: "micro vm". */
function joined({ vocabulary }, query) {
  const result = [];
  for (const word of query) {
    const pair = (result.at(-1) ?? "") + word;
    if (result.length > 0 && !vocabulary.has(word) && vocabulary.has(pair)) result[result.length - 1] = pair;
    else result.push(word);
  }
  return result;
}

/** What it counts that the names of a record fit the query as a whole. */
function fit(record, score, query, whole, found) {
  let bonus = score.isFull ? bonuses.full : 0;
  record.names.forEach((name, at) => {
    // The title of a part is one among many, and its id is its name.
    const isTitle = record.parent !== undefined && at >= record.ids.length;
    if (name.length === whole.length && startsWith(name, whole)) bonus = Math.max(bonus, isTitle ? bonuses.title : bonuses.name);
    else if (name.length === query.length && startsWith(name, query)) bonus = Math.max(bonus, isTitle ? bonuses.title : bonuses.words);
    else if (begins(name, whole) || begins(name, query)) bonus = Math.max(bonus, bonuses.start);
    else if (name.length > query.length && name.join("") === query.join("")) bonus = Math.max(bonus, bonuses.words);
    else if (name.length === query.length && !isTitle) {
      if (name.every((word, at) => found[at].similar.has(word))) bonus = Math.max(bonus, bonuses.ordered);
      else if (name.every((word) => found.some(({ similar }) => similar.has(word)))) bonus = Math.max(bonus, bonuses.unordered);
    }
  });
  // A clause with its number, alone, beside the name of its document, or before the number of a paragraph.
  for (const id of record.ids) {
    const at = id.length > 1 ? indexOf(query, id) : -1;
    if (at < 0) continue;
    let end = at + id.length;
    let { has } = score;
    while (end < query.length && !(has & 1 << end) && (query[end].length === 1 || Number(query[end]) < 100)) has |= 1 << end++;
    const isCovered = has === (1 << query.length) - 1;
    bonus = Math.max(bonus, bonuses.clause + (score.isFull ? bonuses.full : isCovered ? bonuses.full - 100 : 0));
    score.isFull ||= isCovered;
  }
  return bonus;
}

/** Scores the records for the words of a query. `isFull` says that a record has them all. */
function score(names, query, whole) {
  const { records } = names;
  const found = query.map((word, at) => matches(names, word, at === query.length - 1));
  const rarity = found.map(({ places }) => Math.log(1 + records.length / (1 + places.size)));
  const total = rarity.reduce((sum, value) => sum + value, 0) || 1;
  const scores = new Map();
  found.forEach(({ places }, at) => {
    for (const [record, value] of places) {
      let score = scores.get(record);
      if (!score) scores.set(record, score = { value: 0, share: 0, has: 0 });
      score.value += value * rarity[at] / total * 10;
      score.share += rarity[at] / total;
      score.has |= 1 << at;
    }
  });
  for (const [number, score] of scores) {
    const record = records[number];
    score.isFull = score.has === (1 << query.length) - 1;
    score.value += fit(record, score, query, whole, found);
    if (record.isOld) score.value -= drawbacks.old;
    if (record.isTag) score.value -= drawbacks.tag;
  }
  return scores;
}

/** The cell of each table of which the query names a row and a column. */
function cells({ tables }, query) {
  const named = (headers) => {
    let best;
    for (const header of headers) {
      for (const name of header.names) {
        if (indexOf(query, name) >= 0 && name.length > (best?.length ?? 0)) best = { header, length: name.length };
      }
    }
    return best;
  };
  return tables.flatMap(({ href, title, rows, columns }) => {
    const [row, column] = [named(rows), named(columns)];
    if (!row || !column) return [];
    const value = 600 + 10 * (row.length + column.length);
    return [{ value, isFull: true, record: {
      title: `${row.header.title} · ${column.header.title}`, parent: title, group: title,
      href: `${href}#${encodeURIComponent(`${row.header.slug}--${column.header.slug}`)}`,
    } }];
  });
}

/**
 * Finds pages, parts and cells by their names, best first: `{ title, href, group, parent, isOld, value }`. Those
 * with all words of the query, or else those with most of them: a share of their weight.
 */
export function find(names, text, { limit = 60, share: least = .5 } = {}) {
  const whole = words(text).slice(0, 16);
  if (whole.length === 0) return [];
  const best = new Map();
  for (const { query, factor } of variants(names, meaningful(names, whole))) {
    for (const [record, found] of score(names, joined(names, query), whole)) {
      const value = found.value * factor;
      if ((best.get(record)?.value ?? -Infinity) < value) best.set(record, { value, isFull: found.isFull, share: found.share });
    }
  }
  const all = [...best].map(([record, score]) => ({ ...score, record: names.records[record] }));
  all.push(...cells(names, whole));
  const full = all.filter(({ isFull }) => isFull);
  const results = full.length > 0 ? full : all.filter(({ share }) => share >= least);
  return results.sort((a, b) => b.value - a.value).slice(0, limit)
    .map(({ record: { title, href, group, parent, isOld }, value }) => ({ title, href, group, parent, isOld, value }));
}
