"""Tests of the workbook with openpyxl, on the framework in Content/. `make test-exports` runs them.

$DEMARC_XLSX is the program that makes workbooks.
"""

import csv
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from test_exports import DEMARC, ROOT, TOOLS, Exported, export, unguarded

sys.path.insert(0, str(TOOLS))
import openpyxl  # noqa: E402

PROGRAM = ROOT / os.environ.get("DEMARC_XLSX", ".build/release/demarc-xlsx")
ENVIRONMENT = {"DEMARC_XLSX": str(PROGRAM)}
LIMIT = 32767


def workbook(folder, *options, env={}, content=ROOT / "Content"):
    """Exports a workbook and returns its path."""
    export(folder, *options, formats=["xlsx"], env=ENVIRONMENT | env, content=content)
    return folder / "framework.xlsx"


def table(sheet):
    """The rows of a sheet below its names, as dictionaries."""
    rows = [[("" if value is None else value) for value in row] for row in sheet.iter_rows(values_only=True)]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


class Workbooks(Exported):
    """A test with a workbook of the shipped framework."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.path = workbook(cls.folder)
        cls.book = openpyxl.load_workbook(cls.path)
        cls.matrix = next(matrix for matrix in cls.framework["matrices"] if matrix["id"] == "responsibility")
        cls.labels = {level["id"]: level["label"] for level in cls.matrix["levels"]}
        cls.cells = {(cell["row"], cell["column"]): cell for cell in cls.matrix["cells"]}


class XLSXTests(Workbooks):
    def test_sheets(self):
        names = self.book.sheetnames
        self.assertEqual(names[0], "About")
        for title in ["Matrix", "Cells", "Relations"]:
            self.assertIn(title, names)
        for column in self.matrix["columns"]["headers"]:
            self.assertIn(f"Duties {column['title']}"[:31].strip(), names)
        for collection in self.framework["collections"]:
            if collection["order"] and collection["name"] != "matrix":
                self.assertIn(collection["title"][:31], names)
        self.assertEqual(self.book["Lists"].sheet_state, "hidden")
        for name in names:
            self.assertLessEqual(len(name), 31)

    def test_every_cell_of_the_matrix_equals_the_json(self):
        sheet = self.book["Matrix"]
        rows = list(sheet.iter_rows())
        self.assertEqual(rows[0][0].value, f"matrix:{self.matrix['id']}")
        columns = {cell.column: cell.value for cell in rows[0][1:] if cell.value}
        self.assertEqual(list(columns.values()), [header["id"] for header in self.matrix["columns"]["headers"]])
        start = next(number for number, row in enumerate(rows) if row[0].value == "id")
        found, comments = {}, 0
        for row in rows[start + 1 :]:
            for cell in row:
                if cell.column in columns:
                    found[row[0].value, columns[cell.column]] = cell
        self.assertEqual(set(found), set(self.cells))
        for place, cell in found.items():
            expected = self.cells[place]
            text = self.labels[expected["level"]] + (" ★" if expected.get("marks") else "")
            self.assertEqual(cell.value, text)
            self.assertEqual(cell.data_type, "s")
            for key in ("because", "provider", "customer"):
                if key in expected:
                    words = expected[key].split("[")[0].replace("**", "").replace("`", "").strip()
                    self.assertIn(words, cell.comment.text)
                    comments += 1
        self.assertGreater(comments, 100)

    def test_every_row_of_cells_equals_the_json(self):
        found = {(row["row"], row["column"]): row for row in table(self.book["Cells"])}
        self.assertEqual(set(found), set(self.cells))
        words = {level["id"]: level.get("crosswalk", {}) for level in self.matrix["levels"]}
        for place, row in found.items():
            cell = self.cells[place]
            self.assertEqual(row["level"], cell["level"])
            for key in ("because", "provider", "customer", "example", "url"):
                self.assertEqual(row[key], cell.get(key, ""))
            self.assertEqual(row["notes"], "\n".join(cell.get("notes", [])))
            self.assertEqual(row["mark_critical"], "true" if "critical" in cell.get("marks", []) else "false")
            for key in ("ccm", "fedramp"):
                self.assertEqual(row[f"crosswalk_{key}"], words[cell["level"]].get(key, ""))

    def test_the_matrix_can_be_used(self):
        sheet = self.book["Matrix"]
        self.assertEqual(sheet.freeze_panes, "D3")
        self.assertTrue(sheet.auto_filter.ref.startswith("A2:"))
        self.assertEqual(sheet.page_setup.orientation, "landscape")
        self.assertEqual(sheet.print_title_rows, "$2:$2")
        self.assertTrue(sheet.row_dimensions[1].hidden and sheet.column_dimensions["A"].hidden)
        (validation,) = sheet.data_validations.dataValidation
        self.assertEqual((validation.type, validation.errorStyle or "stop"), ("list", "stop"))
        place = validation.formula1.replace("$", "").split("!")[1]
        values = [row[0].value for row in self.book["Lists"][place]]
        self.assertEqual(values[0], self.matrix["levels"][0]["label"])
        self.assertEqual(len(values), 2 * len(self.labels))
        rules = [rule for rules in sheet.conditional_formatting for rule in rules.rules]
        formulas = {f'FIND("{label.lower()}",LOWER(D3))=1' for label in self.labels.values()}
        self.assertEqual({rule.formula[0] for rule in rules}, formulas)
        self.assertTrue(all(rule.dxf.fill.bgColor.rgb for rule in rules))
        links = [cell.hyperlink.target for row in sheet.iter_rows(max_col=3) for cell in row if cell.hyperlink]
        address = self.framework["site"].get("url")
        self.assertEqual(len(links), len(self.matrix["rows"]["headers"]) if address else 0)
        heights = [sheet.row_dimensions[2].height, self.book["Duties SaaS AI"].row_dimensions[2].height]
        self.assertTrue(all(height > 15 for height in heights), heights)

    def test_duties_agree_with_the_levels(self):
        levels = set(self.matrix["duties"]["levels"])
        for column in self.matrix["columns"]["headers"]:
            sheet = self.book[f"Duties {column['title']}"[:31].strip()]
            rows = table(sheet)
            expected = {
                row for (row, other), cell in self.cells.items() if other == column["id"] and cell["level"] in levels
            }
            self.assertEqual({row["id"] for row in rows}, expected)
            self.assertLessEqual({"Level", "Owner", "State", "Evidence", "Due", "CSA CCM", "FedRAMP CRM"}, set(rows[0]))
            kinds = sorted(rule.type for rule in sheet.data_validations.dataValidation)
            self.assertEqual(kinds, ["date", "list"])

    def test_collections_and_relations(self):
        entries = {(entry.get("collection"), entry["id"]): entry for entry in self.framework["entries"]}
        for collection in self.framework["collections"]:
            if collection["name"] == "matrix":
                continue
            rows = table(self.book[collection["title"][:31]])
            self.assertEqual([row["id"] for row in rows], collection["order"])
            for row in rows:
                self.assertEqual(row["Title"], entries[collection["name"], row["id"]]["title"])
        self.assertEqual(len(table(self.book["Relations"])), len(self.framework["relations"]))

    def test_nothing_is_a_formula_and_all_fits(self):
        for sheet in self.book:
            for row in sheet.iter_rows():
                for cell in row:
                    self.assertNotEqual(cell.data_type, "f")
                    self.assertLessEqual(len(str(cell.value or "")), LIMIT)

    def test_the_same_bytes_twice(self):
        zone = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}
        again = workbook(self.scratch, "--jobs", "1", env=zone)
        self.assertEqual(again.read_bytes(), self.path.read_bytes())

    def test_without_the_program(self):
        result = subprocess.run(
            [DEMARC, "export", "xlsx", "--output", self.scratch], cwd=ROOT, capture_output=True, text=True,
            env=os.environ | {"DEMARC_XLSX": "/nonexistent/demarc-xlsx"},
        )  # fmt: skip
        self.assertEqual(result.returncode, 2)
        self.assertIn("make xlsx", result.stderr)
        self.assertEqual(list(self.scratch.iterdir()), [])


class ImportTests(Workbooks):
    """Edits of a workbook with openpyxl, written back into a copy of the framework."""

    def setUp(self):
        super().setUp()
        self.content = self.scratch / "Content"
        shutil.copytree(ROOT / "Content", self.content)
        self.page = self.content / "matrix/responsibility.md"
        self.original = self.page.read_text(encoding="utf-8")
        self.edited = self.scratch / "edited.xlsx"
        self.copy = openpyxl.load_workbook(self.path)

    def run_import(self, *arguments, file=None):
        if file is None:
            self.copy.save(self.edited)
        command = [DEMARC, "import", "matrix", file or self.edited, "--content", self.content, *arguments]
        return subprocess.run(
            command, cwd=self.scratch, capture_output=True, text=True, env=os.environ | ENVIRONMENT
        )  # fmt: skip

    def matrix_cell(self, row, column):
        sheet = self.copy["Matrix"]
        ids = [cell.value for cell in sheet[1]]
        rows = [cell.value for cell in sheet["A"]]
        return sheet.cell(rows.index(row) + 1, ids.index(column) + 1)

    def cells_cell(self, row, column, name):
        sheet = self.copy["Cells"]
        names = [cell.value for cell in sheet[1]]
        for cells in sheet.iter_rows(min_row=2):
            if (cells[names.index("row")].value, cells[names.index("column")].value) == (row, column):
                return cells[names.index(name)]
        raise KeyError(row)

    def changed_lines(self):
        pairs = zip(self.original.splitlines(), self.page.read_text(encoding="utf-8").splitlines(), strict=True)
        return [(old, new) for old, new in pairs if old != new]

    def test_a_workbook_without_changes(self):
        result = self.run_import()
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("no cell differs", result.stderr)
        self.assertEqual(self.page.read_text(encoding="utf-8"), self.original)

    def test_the_table(self):
        self.matrix_cell("infrastructure-security", "paas").value = "Customer ★"
        self.matrix_cell("multi-system-integration", "embedded").value = "shared"
        sheet = self.copy["Matrix"]
        sheet.move_range("A3:K3", rows=40)  # as if the table had been sorted
        dry = self.run_import("--dry-run")
        self.assertEqual(dry.returncode, 0, dry.stderr)
        self.assertEqual(self.page.read_text(encoding="utf-8"), self.original)
        result = self.run_import()
        self.assertEqual(result.returncode, 0, result.stderr)
        changed = self.changed_lines()
        self.assertEqual(len(changed), 2)
        self.assertEqual(changed[0][1], changed[0][0].replace("Shared[^platform]", "Customer*[^platform]"))
        self.assertEqual(changed[1][1], changed[1][0].replace("Shared*", "Shared", 1))
        patch = subprocess.run(
            ["patch", "-p1", "--dry-run", "--reverse"], input=dry.stdout, text=True, capture_output=True, cwd=self.scratch
        )  # fmt: skip
        self.assertEqual(patch.returncode, 0, patch.stdout + patch.stderr + dry.stdout)
        self.assertIn("new finding", result.stderr)

    def test_the_long_form_and_other_matrices(self):
        self.cells_cell("network-security", "saas", "level").value = "shared"
        self.cells_cell("network-security", "saas", "mark_critical").value = True
        self.cells_cell("network-security", "iaas", "because").value = "Because."
        sheet = next(sheet for sheet in self.copy if sheet["A1"].value == "matrix:attack-vectors")
        sheet["D3"].value = "Checks | *all*."
        result = self.run_import()
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(len(self.changed_lines()), 1)
        self.assertIn("| Shared* |", self.changed_lines()[0][1])
        self.assertIn("`because` of Network Security × IaaS AI differs", result.stderr)
        text = (self.content / "matrix/attack-vectors.md").read_text(encoding="utf-8")
        self.assertIn("| Checks \\| *all*. |", text)

    def test_nothing_is_written_if_anything_is_wrong(self):
        self.matrix_cell("network-security", "saas").value = "Shared"
        self.matrix_cell("data-security", "paas").value = "Sharde"
        result = self.run_import()
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn("`Sharde` is no level", result.stderr)
        self.assertIn("Matrix!", result.stderr)
        self.assertIn("`Shared`", result.stderr)
        self.assertEqual(self.page.read_text(encoding="utf-8"), self.original)

    def test_two_sheets_that_differ(self):
        self.matrix_cell("network-security", "saas").value = "Shared"
        self.cells_cell("network-security", "saas", "level").value = "customer"
        result = self.run_import()
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn("--sheet", result.stderr)
        self.assertEqual(self.run_import("--sheet", "Cells").returncode, 0)
        self.assertIn("| Customer |", self.changed_lines()[0][1])

    def test_a_derived_matrix_is_refused(self):
        sheet = next(sheet for sheet in self.copy if sheet["A1"].value == "matrix:threat-phases")
        cell = next(cell for row in sheet.iter_rows(min_row=3) for cell in row if cell.data_type == "n" and cell.value)
        cell.value += 1
        result = self.run_import()
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn("counts entries", result.stderr)

    def test_csv_as_excel_writes_it(self):
        folder = self.scratch / "csv"
        export(folder, formats=["csv"])
        with (folder / "csv/matrix.responsibility.csv").open(newline="", encoding="utf-8") as source:
            rows = [[unguarded(value) for value in row] for row in csv.reader(source)]
        level = rows[0].index("level")
        for row in rows[1:]:
            row[rows[0].index("mark_critical")] = row[rows[0].index("mark_critical")].upper()
            if row[:2] == ["network-security", "saas"]:
                row[level] = " Shared "
        file = self.scratch / "edited.csv"
        with file.open("w", newline="", encoding="utf-8-sig") as output:
            csv.writer(output, delimiter=";").writerows(rows)
        result = self.run_import(file=file)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(len(self.changed_lines()), 1)

    def test_hostile_files(self):
        for number, contents in enumerate([b"", b"PK\x03\x04", b"not a workbook"]):
            file = self.scratch / f"{number}.xlsx"
            file.write_bytes(contents)
            result = self.run_import(file=file)
            self.assertEqual(result.returncode, 2, result.stderr)
            self.assertIn("XLSX", result.stderr)


SITE = {
    "site.yml": "title: =Cmd\nurl: https://example.org\nid: t\nexports: [json, xlsx]\n",
    "index.md": "---\ntitle: Home\n---\n\nHome.\n",
    "m/_collection.yml": "kind: matrix\nsingular: matrix\nplural: matrices\n",
    "m/a.md": """---
title: "A very long: title / with [signs] * and ?"
rows: { from: table }
columns: { from: table }
levels:
  - { id: yes-, label: "Yes", letter: Y }
  - { id: led, label: "Yes, led", letter: L }
---

| Who | =SUM(A1) | @b |
| --- | --- | --- |
| +1 | Yes | Yes, led |
""",
    "m/b.md": """---
title: "A very long: title / with [signs] * and !"
values: number
rows: { from: table }
columns: { from: table }
---

| Who | X |
| --- | --- |
| R | 1.5 |
""",
    "things/_collection.yml": "singular: thing\nplural: things\nfields:\n  text: { type: text }\n",
    "things/long.md": "---\ntitle: \"-1\"\ntext: \"" + "=é" * 20000 + "\"\n---\n\nText.\n",
}


class OtherSiteTests(unittest.TestCase):
    def setUp(self):
        self.scratch = Path(tempfile.mkdtemp(prefix="demarc-exports-"))
        self.addCleanup(shutil.rmtree, self.scratch, ignore_errors=True)
        for name, text in SITE.items():
            path = self.scratch / "Content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def test_unusual_names_and_texts(self):
        book = openpyxl.load_workbook(workbook(self.scratch / "out", content=self.scratch / "Content"))
        self.assertEqual(len(set(name.lower() for name in book.sheetnames)), len(book.sheetnames))
        for sheet in book:
            self.assertLessEqual(len(sheet.title), 31)
            for row in sheet.iter_rows():
                for cell in row:
                    self.assertNotEqual(cell.data_type, "f", cell.value)
        (row,) = table(book["things"] if "things" in book.sheetnames else book["Things"])
        (text,) = [value for value in row.values() if str(value).startswith("=é")]
        self.assertEqual(len(text), LIMIT)
        self.assertTrue(text.endswith("…"))
        links = {cell.hyperlink.target for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink}
        self.assertIn("https://example.org/things/long/", links)
        numbers = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "n"]
        self.assertIn(1.5, numbers)

    def test_a_site_publishes_it(self):
        command = [DEMARC, "build", "--no-search", "--content", "Content", "--output", "Public"]
        for program, expected in [(PROGRAM, True), ("/nonexistent", False)]:
            env = os.environ | {"DEMARC_XLSX": str(program)}
            result = subprocess.run(command, cwd=self.scratch, env=env, capture_output=True, text=True)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual((self.scratch / "Public/data/framework.xlsx").exists(), expected)
            self.assertEqual("framework.xlsx" in (self.scratch / "Public/data/index.html").read_text(), expected)
            self.assertEqual("make xlsx" in result.stderr, not expected)


if __name__ == "__main__":
    unittest.main()
