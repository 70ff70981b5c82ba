"""A plan of duties as a workbook (XLSX): what the page writes, and what it reads of other programs."""

import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import expect

from test_choices import assign, choose, duties, overview, plans, saved, values  # noqa: F401 (a fixture)


@pytest.fixture
def planned(duties, tmp_path):
    """A workbook with the duties of one model, two of them planned."""
    choose(duties, "of", values(duties, "of")[5])
    assign(duties, 0, "=1+1", "doing")
    assign(duties, 2, "Ops & <Platform> _x0041_", "done")
    file = tmp_path / "plan.xlsx"
    with duties.expect_download() as download:
        duties.locator("[data-xlsx]").click()
    download.value.save_as(file)
    return file


def test_workbook_holds_what_is_shown(duties, planned):
    """The cells are those of the CSV: none is a formula, and only days are no texts. Nothing of it is loaded before."""
    with zipfile.ZipFile(planned) as package:
        assert package.testzip() is None
        for name in package.namelist():
            ElementTree.fromstring(package.read(name))
    sheet = load_workbook(planned).active
    assert sheet.title == duties.locator("h1").inner_text()
    found = [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]
    days = {row[-2] for row in found[1:]}
    assert days == {"", datetime(2027, 1, 31)}
    texts = [[cell.strftime("%Y-%m-%d") if isinstance(cell, datetime) else cell for cell in row] for row in found]
    assert [[cell.replace("_x005F_", "_") for cell in row] for row in texts] == saved(duties)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "inlineStr", "d", "n"}
    assert not [cell for row in texts for cell in row if cell[:1] in "=+-@" and cell]
    offered = sheet.data_validations.dataValidation[0]
    assert "In progress" in offered.formula1 and str(offered.sqref).startswith("H2:")
    assert sheet.freeze_panes == "A2"


def test_workbooks_are_loaded_when_they_are_needed(tab, server, site):
    requests = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto(server.url(overview(site, "duties").route))
    tab.wait_for_load_state("networkidle")
    assert not [url for url in requests if "workbook" in url]
    with tab.expect_download():
        tab.locator("[data-xlsx]").click()
    assert [url for url in requests if "workbook" in url]


def test_edited_workbook_is_loaded(duties, planned):
    """A program for spreadsheets saves other strings, packed parts and days of its own, and readers move rows."""
    book = load_workbook(planned)
    sheet = book.active
    sheet["G4"], sheet["H4"], sheet["I4"], sheet["J4"] = "Legal", "Does not apply", date(2028, 2, 29), "By hand"
    sheet["G3"], sheet["I3"] = 42, "soon"
    titles = [sheet["A4"].value, sheet["B4"].value]
    sheet.move_range(f"A1:J{sheet.max_row}", rows=3)
    book.create_sheet("Notes", 0)["B2"] = "Owner"
    book.save(planned)
    before = plans(duties)
    duties.locator(".plan input[type=file]").set_input_files(planned)
    expect(duties.locator(".plan-said")).to_have_text("3 duties loaded.")
    after = plans(duties)
    assert f"{' × '.join(titles)}: Legal · Does not apply · 2028-02-29 · By hand" in after
    assert before[0] in after and any(": 42 · Open · soon" in plan for plan in after), after


RELATION = ('<Relationship Id="rIdText" Target="/xl/sharedStrings.xml" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>')


def shared_strings(book: Path) -> bytes:
    """The workbook as some programs write it: one list of texts, of runs with hints for their pronunciation, and days
    from 1904."""
    with zipfile.ZipFile(book) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    texts = []

    def share(match) -> str:
        texts.append(match[1])
        return f't="s"><v>{len(texts) - 1}</v>'

    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = re.sub(r't="inlineStr"><is>(.*?)</is>', share, parts[sheet], flags=re.S)
    assert len(texts) > 20
    strings = "".join(f"<si>{text}</si>" for text in texts)
    strings = re.sub(r"<t[^>]*>Legal</t>", "<r><t>Le</t></r><r><rPr/><t>gal</t></r><rPh sb='0' eb='1'><t>no</t></rPh>", strings)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{strings}</sst>'
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace("</Relationships>", RELATION)
    parts["xl/workbook.xml"] = re.sub(r"<workbookPr\b", '<workbookPr date1904="1"', parts["xl/workbook.xml"], count=1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def test_runs_of_text_and_other_days(duties, planned):
    book = load_workbook(planned)
    book.active["G2"], book.active["I2"] = "Legal", 44926
    book.save(planned)
    planned.write_bytes(shared_strings(planned))
    duties.locator(".plan input[type=file]").set_input_files(planned)
    expect(duties.locator(".plan-line").first).to_contain_text("Legal · In progress · 2027-01-01")


def test_broken_workbooks_are_refused_in_words(duties, planned, tmp_path):
    before = plans(duties)
    whole = planned.read_bytes()
    sheet = whole.index(b"<sheetData>")
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("a.txt", "b")
    foreign = tmp_path / "foreign.xlsx"
    Workbook().save(foreign)
    broken = {
        "cut": whole[:-30], "half": whole[:len(whole) // 2], "signature": b"PK", "other": other.getvalue(),
        "flipped": whole[:sheet] + b"<sheetDat4>" + whole[sheet + 11:], "locked": b"\xd0\xcf\x11\xe0" + whole,
        "offsets": whole[:-6] + b"\xff\xff\xff\xff" + whole[-2:],
    }
    for name, content in broken.items():
        file = tmp_path / f"{name}.xlsx"
        file.write_bytes(content)
        duties.evaluate("() => { document.querySelector('.plan-said').textContent = ''; }")
        duties.locator(".plan input[type=file]").set_input_files(file)
        expect(duties.locator(".plan-said")).to_contain_text("cannot be read")
    duties.locator(".plan input[type=file]").set_input_files(foreign)
    expect(duties.locator(".plan-said")).to_contain_text("not a plan")
    assert plans(duties) == before
    # Chromium describes a mistake in XML with a style of its own, which the policy refuses.
    duties.watch.problems = [problem for problem in duties.watch.problems if "style" not in problem]


def test_browser_that_unpacks_nothing(open_tab, server, site, planned, tmp_path):
    """It reads the workbooks of this page, and says why it cannot read others."""
    tab = open_tab()
    tab.add_init_script("delete globalThis.DecompressionStream")
    tab.goto(server.url(overview(site, "duties").route))
    tab.locator(".plan input[type=file]").set_input_files(planned)
    expect(tab.locator(".plan-said")).to_have_text("2 duties loaded.")
    packed = tmp_path / "packed.xlsx"
    load_workbook(planned).save(packed)
    tab.locator(".plan input[type=file]").set_input_files(packed)
    expect(tab.locator(".plan-said")).to_contain_text("cannot read workbooks of this kind")
