"""Tests of exports with the tools of others, on the framework in Content/. `make test-exports` runs them.

Each format is read by a tool that its users have. Planted faults show that the tool would find one.
"""

import copy
import csv
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".build/exports/python"
DEMARC = ROOT / os.environ.get("DEMARC", ".build/release/demarc")
ENVIRONMENT = {"PYTHONPATH": str(TOOLS), "PYTHONDONTWRITEBYTECODE": "1"}
FORMATS = ["json", "csv", "oscal", "oscal-ssp", "stix", "llms", "atom", "ciso", "citation", "redirects"]


def export(folder, *options, formats=FORMATS, env={}, content=ROOT / "Content"):
    """Exports a framework and returns the folder."""
    command = [DEMARC, "export", *formats, "--content", content, "--output", folder, *options]
    subprocess.run(command, cwd=ROOT, env=os.environ | env, check=True, capture_output=True)
    return folder


def files(folder):
    """The bytes of the files below a folder, by path."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and ".demarc" not in path.parts]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def python(code, *arguments):
    """Runs a program with the installed tools."""
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, *map(str, arguments)],
        capture_output=True, text=True, cwd=ROOT, env=os.environ | ENVIRONMENT,
    )  # fmt: skip


def unguarded(text):
    """Undoes the guard against formulas in tables."""
    match = re.fullmatch(r"'('*)([=+\-@\t\r].*)", text, re.DOTALL)
    return text[1:] if match else text


def rows(path):
    """The rows of a table, without the guard against formulas."""
    with path.open(newline="", encoding="utf-8") as file:
        return [{name: unguarded(value) for name, value in row.items()} for row in csv.DictReader(file)]


class Exported(unittest.TestCase):
    """A test with an export of the shipped framework."""

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="demarc-exports-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        export(cls.folder)
        cls.framework = json.loads((cls.folder / "framework.json").read_text())

    def setUp(self):
        self.scratch = Path(tempfile.mkdtemp(prefix="demarc-exports-"))
        self.addCleanup(shutil.rmtree, self.scratch, ignore_errors=True)

    def read(self, path):
        return json.loads((self.folder / path).read_text())

    def planted(self, name, document):
        """Writes a document with a fault."""
        path = self.scratch / name
        path.write_text(json.dumps(document))
        return path


class JSONTests(Exported):
    def check(self, path):
        code = "import sys; from check_jsonschema import main; sys.argv[0] = 'check-jsonschema'; main()"
        return python(code, "--schemafile", self.folder / "framework.schema.json", path)

    def test_conforms_to_its_schema(self):
        result = self.check(self.folder / "framework.json")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)

    def test_faults_are_found(self):
        def fault(change):
            framework = copy.deepcopy(self.framework)
            change(framework)
            return framework

        faults = [
            lambda data: data["relations"][0]["target"].pop("id"),
            lambda data: data["matrices"][0]["cells"][0].update(row=1),
            lambda data: data["entries"][0].pop("url"),
            lambda data: data["format"].update(version="2.0"),
            lambda data: data["collections"][0]["fields"].append({"name": "x", "label": "x", "type": "strin"}),
        ]
        for number, change in enumerate(faults):
            path = self.planted(f"{number}.json", fault(change))
            self.assertNotEqual(self.check(path).returncode, 0, f"fault {number} was not found")

    def test_every_reference_resolves(self):
        entries = {(entry.get("collection"), entry["id"]): entry for entry in self.framework["entries"]}
        for relation in self.framework["relations"]:
            for target in (relation["source"], relation["target"]):
                entry = entries[(target.get("collection"), target["id"])]
                if "part" in target:
                    self.assertIn(target["part"], [part["id"] for part in entry["parts"]])
        for matrix in self.framework["matrices"]:
            for side in ("row", "column"):
                ids = {header["id"] for header in matrix[side + "s"]["headers"]}
                self.assertLessEqual({cell[side] for cell in matrix["cells"]}, ids)
        for collection in self.framework["collections"]:
            self.assertEqual(
                sorted(collection["order"]), sorted(id for (name, id) in entries if name == collection["name"])
            )

    def test_every_id_of_the_lock_is_there_or_retired(self):
        lock = ROOT / "Content/site.lock"
        known = {(item.get("collection", ""), item["id"]) for item in self.framework["entries"] + self.framework["retired"]}
        for line in lock.read_text().splitlines() if lock.exists() else []:
            if line.startswith(("entry ", "retired ")):
                self.assertIn(tuple(line.split(" ")[1].split(":", 1)), known)


class BytesTests(Exported):
    def test_bytes_do_not_depend_on_the_machine(self):
        expected = files(self.folder)
        for number, (options, env) in enumerate(
            [(["--jobs", "1"], {}), (["--jobs", "7"], {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"})]
        ):
            self.assertEqual(files(export(self.scratch / str(number), *options, env=env)), expected)

    def test_the_site_publishes_the_same_bytes(self):
        out = self.scratch / "site"
        subprocess.run([DEMARC, "build", "--output", out, "--no-search"], cwd=ROOT, check=True, capture_output=True)
        index = json.loads((out / "data/index.json").read_text())
        published = {item["path"] for item in index["files"]}
        for item in index["files"]:
            data = (out / "data" / item["path"]).read_bytes()
            self.assertEqual(hashlib.sha256(data).hexdigest(), item["sha256"], item["path"])
            self.assertEqual(len(data), item["size"])
            name = item["path"].removeprefix("../")
            if (self.folder / name).exists():
                self.assertEqual(data, (self.folder / name).read_bytes(), item["path"])
        self.assertLessEqual({path.removeprefix("../") for path in published}, set(files(self.folder)))
        page = (out / "data/index.html").read_text()
        for path in published:
            if not path.endswith((".md", "/_redirects")) and path != "index.json":
                self.assertIn(f'/{os.path.normpath("data/" + path)}"', page)

    def test_an_edit_of_a_title_changes_no_identifier(self):
        content = self.scratch / "Content"
        shutil.copytree(ROOT / "Content", content)
        path = content / "threats/prompt-injection.md"
        text = path.read_text()
        path.write_text(re.sub(r"(?m)^title: .*$", "title: Another title", text, count=1))
        # Prose and matrices name the old title, which is no concern of this test.
        edited = self.scratch / "edited"
        subprocess.run(
            [DEMARC, "export", *FORMATS, "--content", content, "--output", edited], cwd=ROOT, capture_output=True
        )
        if not edited.exists():
            self.skipTest("the title is part of other texts")
        pattern = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
        for path, data in files(self.folder).items():
            self.assertEqual(sorted(pattern.findall(data)), sorted(pattern.findall((edited / path).read_bytes())), path)


class CSVTests(Exported):
    CODE = """
import sys, json, frictionless
report = frictionless.validate(sys.argv[1], type="package")
print(json.dumps(report.flatten(["title", "message"])))
sys.exit(0 if report.valid else 1)
"""

    def package(self):
        folder = self.scratch / "csv"
        shutil.copytree(self.folder / "csv", folder)
        return folder

    def test_the_package_is_valid(self):
        result = python(self.CODE, self.folder / "csv/datapackage.json")
        self.assertEqual(result.returncode, 0, (result.stdout + result.stderr)[-3000:])

    def test_faults_are_found(self):
        def replaced(name, old, new):
            folder = self.package()
            path = folder / name
            text = path.read_bytes().decode()
            self.assertIn(old, text)
            path.write_bytes(text.replace(old, new, 1).encode())
            result = python(self.CODE, folder / "datapackage.json")
            shutil.rmtree(folder)
            return result.returncode

        matrix = "matrix.responsibility.csv"
        self.assertEqual(replaced(matrix, ",shared,", ",shard,"), 1, "a level")
        self.assertEqual(replaced(matrix, "\r\nagent-governance,", "\r\nagent-governans,"), 1, "a row")
        self.assertEqual(replaced("collection.controls.csv", "\r\napi-gateway,", "\r\naudit-logging,"), 1, "an id")
        relation = "relation.controls.mitigates.csv"
        self.assertEqual(replaced(relation, ",prompt-injection,", ",prompt-injektion,"), 1, "a target")

    def test_tables_equal_the_json(self):
        for matrix in self.framework["matrices"]:
            table = {(row["row"], row["column"]): row for row in rows(self.folder / f"csv/matrix.{matrix['id']}.csv")}
            self.assertEqual(len(table), len(matrix["cells"]))
            for cell in matrix["cells"]:
                row = table[(cell["row"], cell["column"])]
                for name in ("level", "because", "provider", "customer", "example", "text", "url"):
                    self.assertEqual(row.get(name, ""), cell.get(name, ""), (matrix["id"], name))
                if "number" in cell:
                    self.assertEqual(float(row["number"]), cell["number"])
                for mark in matrix.get("marks", []):
                    self.assertEqual(row[f"mark_{mark['id']}"] == "true", mark["id"] in cell.get("marks", []))
        for collection in self.framework["collections"]:
            if collection["kind"] == "matrix":
                continue
            table = rows(self.folder / f"csv/collection.{collection['name']}.csv")
            self.assertEqual([row["id"] for row in table], sorted(collection["order"]))
            entries = {e["id"]: e for e in self.framework["entries"] if e.get("collection") == collection["name"]}
            for row in table:
                self.assertEqual(row["title"], entries[row["id"]]["title"])
        relations = Counter((r["source"].get("collection"), r["type"]) for r in self.framework["relations"])
        for (collection, field), count in relations.items():
            if collection and (self.folder / f"csv/relation.{collection}.{field}.csv").exists():
                self.assertEqual(len(rows(self.folder / f"csv/relation.{collection}.{field}.csv")), count)
            else:
                self.assertIn(collection, (None, "matrix"), field)

    def test_no_cell_is_a_formula(self):
        for path in (self.folder / "csv").glob("*.csv"):
            with path.open(newline="", encoding="utf-8") as file:
                for row in csv.reader(file):
                    for value in row:
                        if value[:1] in "=+-@\t\r" and value:
                            float(value)


class OSCALTests(Exported):
    CODE = """
import sys, json, pathlib
from trestle.oscal.catalog import Catalog
from trestle.oscal.component import ComponentDefinition
from trestle.oscal.mapping import MappingCollection
from trestle.oscal.profile import Profile
from trestle.oscal.ssp import SystemSecurityPlan
kinds = {"catalog": Catalog, "component-definition": ComponentDefinition, "mapping-collection": MappingCollection,
         "profile": Profile, "system-security-plan": SystemSecurityPlan}
for name in sys.argv[1:]:
    kind = next(iter(json.load(open(name))))
    kinds[kind].oscal_read(pathlib.Path(name))
"""

    def documents(self):
        return sorted((self.folder / "oscal").glob("*.json"))

    def test_trestle_reads_every_document(self):
        kinds = Counter(next(iter(json.loads(path.read_text()))) for path in self.documents())
        self.assertEqual(kinds["mapping-collection"], 1)
        self.assertGreater(kinds["catalog"], 2)
        self.assertEqual(kinds["component-definition"], 8)
        self.assertEqual(kinds["system-security-plan"], 8)
        result = python(self.CODE, *self.documents())
        self.assertEqual(result.returncode, 0, (result.stdout + result.stderr)[-3000:])

    def test_faults_are_found(self):
        catalog = self.read("oscal/catalog.json")
        faults = [
            lambda data: data["catalog"].pop("uuid"),
            lambda data: data["catalog"]["groups"][0]["controls"][0].update(id="1 a"),
            lambda data: data["catalog"]["metadata"].update({"last-modified": "2026-11-29"}),
            lambda data: data["catalog"]["groups"][0]["controls"][0].pop("title"),
            lambda data: data["catalog"].update(extra=1),
        ]
        for number, change in enumerate(faults):
            document = copy.deepcopy(catalog)
            change(document)
            self.assertNotEqual(python(self.CODE, self.planted("a.json", document)).returncode, 0, f"fault {number}")

    @staticmethod
    def controls(node):
        for control in node.get("controls", []):
            yield control
            yield from OSCALTests.controls(control)
        for group in node.get("groups", []):
            yield from OSCALTests.controls(group)

    def test_every_reference_resolves(self):
        """Neither trestle nor the schema checks references between documents."""
        ids = {
            path.name: [control["id"] for control in self.controls(json.loads(path.read_text())["catalog"])]
            for path in self.documents()
            if "catalog" in json.loads(path.read_text())
        }
        for name, controls in ids.items():
            self.assertEqual(len(controls), len(set(controls)), name)
        mapping = self.read("oscal/mapping-collection.json")["mapping-collection"]
        pairs = 0
        for item in mapping["mappings"]:
            for pair in item["maps"]:
                pairs += 1
                self.assertIn(pair["sources"][0]["id-ref"], ids[item["source-resource"]["href"]])
                self.assertIn(pair["targets"][0]["id-ref"], ids[item["target-resource"]["href"]])
        serves = [r for r in self.framework["relations"] if r["type"] == "serves" and "part" in r["target"]]
        self.assertEqual(pairs, len(serves))
        for path in self.documents():
            definition = json.loads(path.read_text()).get("component-definition")
            if not definition:
                continue
            roles = {role["id"] for role in definition["metadata"]["roles"]}
            for component in definition["components"]:
                for implementation in component["control-implementations"]:
                    for requirement in implementation["implemented-requirements"]:
                        self.assertIn(requirement["control-id"], ids[implementation["source"]])
                        self.assertLessEqual({role["role-id"] for role in requirement["responsible-roles"]}, roles)

    def test_levels_agree_with_the_json(self):
        controls = {e["id"]: e for e in self.framework["entries"] if e.get("collection") == "controls"}
        for path in self.documents():
            definition = json.loads(path.read_text()).get("component-definition")
            if not definition:
                continue
            model = path.name.removeprefix("component.").removesuffix(".json")
            found = Counter(
                requirement["props"][0]["value"]
                for implementation in definition["components"][0]["control-implementations"]
                for requirement in implementation["implemented-requirements"]
            )
            owners = Counter(control["fields"]["owner"][model] for control in controls.values())
            del owners["na"]
            self.assertEqual(found, owners, model)


class PlanTests(Exported):
    """Templates of system security plans."""

    def plan(self, model):
        return self.read(f"oscal/ssp.{model}.json")["system-security-plan"]

    @staticmethod
    def exports(plan):
        """The controls of a plan with what they export."""
        for requirement in plan["control-implementation"]["implemented-requirements"]:
            for statement in requirement["statements"]:
                for part in statement["by-components"]:
                    yield requirement, statement, part

    def test_sides_agree_with_the_levels(self):
        controls = {e["id"]: e for e in self.framework["entries"] if e.get("collection") == "controls"}
        sides = {"provider": (1, 0), "shared": (1, 1), "customer": (0, 1)}
        uuids = set()
        matrix = next(m for m in self.framework["matrices"] if m["id"] == "responsibility")
        for model in (header["id"] for header in matrix["columns"]["headers"]):
            plan = self.plan(model)
            found = Counter()
            for requirement, _, part in self.exports(plan):
                export = part["export"]
                provided, left = export.get("provided", []), export.get("responsibilities", [])
                level = requirement["props"][0]["value"]
                self.assertEqual((len(provided), len(left)), sides[level], (model, requirement["control-id"]))
                found[level] += 1
                for item in left:
                    self.assertEqual(item.get("provided-uuid"), provided[0]["uuid"] if provided else None)
                for item in [*provided, *left]:
                    self.assertNotIn(item["uuid"], uuids)
                    uuids.add(item["uuid"])
                    self.assertTrue(item["description"].strip())
            owners = Counter(control["fields"]["owner"][model] for control in controls.values())
            del owners["na"]
            self.assertEqual(found, owners, model)
        self.assertGreater(len(uuids), 300)

    def test_references_resolve(self):
        catalog = {c["id"]: c for c in OSCALTests.controls(self.read("oscal/catalog.json")["catalog"])}
        self.assertEqual(self.read("oscal/profile.json")["profile"]["imports"][0]["href"], "catalog.json")
        plan = self.plan("saas")
        self.assertTrue((self.folder / "oscal" / plan["import-profile"]["href"]).exists())
        components = {component["uuid"] for component in plan["system-implementation"]["components"]}
        for requirement, statement, part in self.exports(plan):
            parts = {item["id"] for item in catalog[requirement["control-id"]]["parts"]}
            self.assertIn(statement["statement-id"], parts)
            self.assertIn(part["component-uuid"], components)

    def test_faults_are_found(self):
        plan = self.read("oscal/ssp.saas.json")
        faults = [
            lambda plan: plan.pop("import-profile"),
            lambda plan: plan["system-characteristics"]["status"].update(state="unknown"),
            lambda plan: next(self.exports(plan))[2]["export"].update(provided=[]),
            lambda plan: next(self.exports(plan))[2].pop("description"),
        ]
        for number, change in enumerate(faults):
            document = copy.deepcopy(plan)
            change(document["system-security-plan"])
            result = python(OSCALTests.CODE, self.planted("a.json", document))
            self.assertNotEqual(result.returncode, 0, f"fault {number}")

    def trestle(self, *arguments):
        code = "import sys; from trestle.cli import Trestle; sys.argv[0] = 'trestle'; sys.exit(Trestle().run())"
        return subprocess.run(
            [sys.executable, "-W", "ignore", "-c", code, *map(str, arguments)],
            capture_output=True, text=True, cwd=self.scratch / "trestle", env=os.environ | ENVIRONMENT,
        )  # fmt: skip

    def test_a_plan_inherits_from_the_template(self):
        """trestle writes the plan of a system that leverages the template."""
        (self.scratch / "trestle").mkdir()
        self.assertEqual(self.trestle("init").returncode, 0)
        for name in ("catalog", "profile", "ssp.saas"):
            text = (self.folder / f"oscal/{name}.json").read_text()
            # trestle finds documents by their places in its own folders.
            for kind in ("catalog", "profile"):
                text = text.replace(f'"href":"{kind}.json"', f'"href":"trestle://{kind}s/{kind}/{kind}.json"')
            (self.scratch / "copy.json").write_text(text)
            result = self.trestle("import", "-f", self.scratch / "copy.json", "-o", name.split(".")[-1])
            self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        result = self.trestle("author", "ssp-generate", "-p", "profile", "-ls", "saas", "-o", "plan")
        self.assertEqual(result.returncode, 0, (result.stdout + result.stderr)[-3000:])
        text = {str(p.relative_to(self.scratch / "trestle/plan")): p.read_text() for p in (self.scratch / "trestle/plan").rglob("*.md")}
        controls = [e for e in self.framework["entries"] if e.get("collection") == "controls"]
        for control in controls:
            pages = [path for path in text if Path(path).stem == control["id"]]
            self.assertTrue(pages, control["id"])
        words = "\n".join(text.values())
        exported = [
            item["description"] for _, _, part in self.exports(self.plan("saas"))
            for kind in ("provided", "responsibilities") for item in part["export"].get(kind, [])
        ]  # fmt: skip
        for sentence in exported:
            self.assertIn(sentence.split("\n")[0], words)


class STIXTests(Exported):
    CODE = """
import sys
from stix2validator import validate_file, ValidationOptions
result = validate_file(sys.argv[1], ValidationOptions(version="2.1", strict_types=True, disabled=["uuid-check"]))
for item in result.object_results:
    for error in item.errors or []: print(error)
    for warning in item.warnings or []: print("warning:", warning)
sys.exit(0 if result.is_valid else 1)
"""

    def test_the_bundle_is_valid(self):
        result = python(self.CODE, self.folder / "stix.json")
        self.assertEqual(result.returncode, 0, (result.stdout + result.stderr)[-3000:])

    def test_faults_are_found(self):
        bundle = self.read("stix.json")
        pattern = next(i for i, item in enumerate(bundle["objects"]) if item["type"] == "attack-pattern")
        faults = [
            lambda item: item.pop("name"),
            lambda item: item.update(id="attack-pattern--1"),
            lambda item: item.update(modified="2026-11-29"),
            lambda item: item.update(created_by_ref="threat--0"),
        ]
        for number, change in enumerate(faults):
            document = copy.deepcopy(bundle)
            change(document["objects"][pattern])
            self.assertNotEqual(python(self.CODE, self.planted("a.json", document)).returncode, 0, f"fault {number}")

    def test_objects_agree_with_the_json(self):
        objects = self.read("stix.json")["objects"]
        kinds = Counter(item["type"] for item in objects)
        sizes = {c["name"]: len(c["order"]) for c in self.framework["collections"]}
        self.assertEqual(kinds["attack-pattern"], sizes["threats"])
        self.assertEqual(kinds["course-of-action"], sizes["controls"])
        mitigates = [r for r in self.framework["relations"] if r["type"] == "mitigates"]
        self.assertEqual(kinds["relationship"], len(mitigates))
        ids = {item["id"] for item in objects}
        self.assertEqual(len(ids), len(objects))
        for item in objects:
            if item["type"] == "relationship":
                self.assertLessEqual({item["source_ref"], item["target_ref"]}, ids)


class AtomTests(Exported):
    CODE = """
import sys, feedparser
feed = feedparser.parse(open(sys.argv[1], "rb").read())
assert not feed.bozo, feed.bozo_exception
assert feed.feed.id and feed.feed.title and feed.feed.updated_parsed
for entry in feed.entries:
    assert entry.id and entry.title and entry.updated_parsed and entry.link, entry
print(len(feed.entries), len({entry.id for entry in feed.entries}))
"""

    def test_a_feed_reader_reads_it(self):
        result = python(self.CODE, self.folder / "releases.atom")
        self.assertEqual(result.returncode, 0, result.stderr[-2000:])
        releases = next(c for c in self.framework["collections"] if c["name"] == "releases")
        count = len(releases["order"])
        self.assertEqual(result.stdout.split(), [str(count)] * 2)

    def test_another_collection_has_a_feed(self):
        result = python(self.CODE, self.folder / "lessons.atom")
        self.assertEqual(result.returncode, 0, result.stderr[-2000:])
        dated = [entry for entry in self.framework["entries"] if entry.get("collection") == "lessons"
                 and {"date", "last_updated"} & set(entry.get("fields", {}))]  # fmt: skip
        count, names = map(int, result.stdout.split())
        self.assertEqual(count, names)
        self.assertEqual(count, min(50, len(dated)))
        self.assertGreater(count, 0)

    def test_faults_are_found(self):
        text = (self.folder / "releases.atom").read_text()
        for number, (old, new) in enumerate([("</entry>", ""), ("<updated>", "<updated>x"), ("<id>", "<ix>"), ("&", "&x")]):
            path = self.scratch / f"{number}.atom"
            path.write_text(text.replace(old, new, 1) if old in text else text.replace("<title>", "<title>&x", 1))
            self.assertNotEqual(python(self.CODE, path).returncode, 0, f"fault {number} was not found")


class CISOAssistantTests(Exported):
    """CISO Assistant has no schema for libraries. Its README says what names and references must be."""

    # The form that its importer accepts (URN_REGEX), in lower case, as it stores names.
    URN = re.compile(r"^urn:[a-z0-9_-]+:[a-z0-9_-]+:(library|framework|threat|req_node|req_mapping_set)(:[a-z0-9_-]+)?:[a-z0-9\[\]()\-._:]+$")
    # What its importer refuses to be without (REQUIRED_FIELDS).
    LIBRARY = {"urn", "name", "version", "objects", "ref_id", "locale"}

    def test_names_and_references(self):
        library = json.loads(python("import sys, yaml, json; print(json.dumps(yaml.safe_load(open(sys.argv[1]))))",
                                    self.folder / "ciso-assistant.yaml").stdout)  # fmt: skip
        self.assertLessEqual(self.LIBRARY, set(library))
        self.assertEqual(library["version"], 20000)
        nodes = library["objects"]["framework"]["requirement_nodes"]
        threats = library["objects"]["threats"]
        names = [item["urn"] for item in [library, library["objects"]["framework"], *nodes, *threats]]
        self.assertEqual(len(names), len(set(names)))
        for name in names:
            self.assertRegex(name, self.URN)
        sizes = {c["name"]: len(c["order"]) for c in self.framework["collections"]}
        self.assertEqual(sum(node["assessable"] for node in nodes), sizes["controls"])
        self.assertEqual(len(threats), sizes["threats"])
        for node in nodes:
            self.assertIn(node.get("parent_urn"), {None, *names})
            self.assertLessEqual(set(node.get("threats", [])), set(names))
            self.assertEqual(node["depth"], 2 if "parent_urn" in node else 1)


    def test_mapping_sets(self):
        """As its importer reads them (RequirementMappingSetImporter): names, ends and relationships."""
        library = self.read("ciso-assistant-mappings.yaml")
        own = self.read("ciso-assistant.yaml")
        nodes = {node["urn"] for node in own["objects"]["framework"]["requirement_nodes"]}
        framework = own["objects"]["framework"]["urn"]
        self.assertLessEqual(self.LIBRARY, set(library))
        self.assertRegex(library["urn"], self.URN)
        self.assertIn(own["urn"], library["dependencies"])
        sets = library["objects"]["requirement_mapping_sets"]
        names = [item["urn"] for item in sets]
        self.assertEqual(len(names), len(set(names)))
        self.assertEqual(len(names), 2 * (len(library["dependencies"]) - 1))
        serves = Counter(r["target"]["id"] for r in self.framework["relations"]
                         if r["type"] == "serves" and "part" in r["target"])  # fmt: skip
        counts = Counter()
        for item in sets:
            self.assertRegex(item["urn"], self.URN)
            self.assertTrue(item["requirement_mappings"], "an empty set is refused")
            self.assertLessEqual({"name", "ref_id", "source_framework_urn", "target_framework_urn"}, set(item))
            ends = (item["source_framework_urn"], item["target_framework_urn"])
            self.assertEqual(ends.count(framework), 1)
            other = next(end for end in ends if end != framework)
            self.assertIn(other.replace(":framework:", ":library:"), library["dependencies"])
            for pair in item["requirement_mappings"]:
                self.assertEqual(set(pair), {"source_requirement_urn", "target_requirement_urn", "relationship"})
                self.assertIn(pair["relationship"], {"equal", "subset", "superset", "intersect"})
                both = [pair["source_requirement_urn"], pair["target_requirement_urn"]]
                for name in both:
                    self.assertRegex(name, self.URN)
                mine, theirs = both if ends[0] == framework else both[::-1]
                self.assertIn(mine, nodes)
                self.assertTrue(theirs.startswith(other.replace(":framework:", ":req_node:") + ":"), theirs)
                self.assertEqual(theirs, theirs.lower())
            counts[item["ref_id"]] = len(item["requirement_mappings"])
        for standard in ("iso-iec-27001-2022", "nist-ai-rmf-1.0", "nist-sp-800-53-r5"):
            found = {count for name, count in counts.items() if standard in name}
            self.assertEqual(found, {serves[standard]})


class CitationTests(Exported):
    CODE = "import sys; from check_jsonschema import main; sys.argv[0] = 'check-jsonschema'; main()"

    def check(self, path):
        return python(self.CODE, "--builtin-schema", "vendor.citation-file-format", "--default-filetype", "yaml", path)

    def test_conforms_to_its_schema(self):
        result = self.check(self.folder / "CITATION.cff")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        text = (self.folder / "CITATION.cff").read_text()
        self.assertIn(json.dumps(self.framework["site"]["title"]), text)
        self.assertIn('version: "2.0.0"', text)

    def test_faults_are_found(self):
        text = (self.folder / "CITATION.cff").read_text()
        for number, (old, new) in enumerate(
            [("cff-version", "version-cff"), ("type: dataset", "type: framework"), ("  - name", "  - nam"),
             ("2026-", "26-"), ("title:", "titel:")]
        ):  # fmt: skip
            self.assertIn(old, text)
            path = self.scratch / f"{number}.cff"
            path.write_text(text.replace(old, new, 1))
            self.assertNotEqual(self.check(path).returncode, 0, f"fault {number} was not found")


class RedirectTests(Exported):
    LINE = re.compile(r"^(/[A-Za-z0-9._~%/-]*) (/[A-Za-z0-9._~%/-]*) 301$")

    def test_each_former_address_leads_to_a_page(self):
        """The form that Netlify, Cloudflare Pages and GitLab Pages share, without wildcards."""
        content = self.scratch / "Content"
        shutil.copytree(ROOT / "Content", content)
        for number, path in enumerate(sorted((content / "threats").glob("*.md"))[:5]):
            if path.name not in ("index.md", "README.md"):
                former = f"former/{number}/, 'old threats/é {number}/'"
                path.write_text(path.read_text().replace("---\n", f"---\nredirect_from: [{former}]\n", 1))
        out = export(self.scratch / "out", formats=["json", "redirects"], content=content)
        framework = json.loads((out / "framework.json").read_text())
        routes = {"/" + entry["route"] for entry in framework["entries"]}
        lines = (out / "_redirects").read_text().splitlines()
        self.assertGreater(len(lines), 7)
        self.assertEqual(len(lines), len(framework["redirects"]))
        found = [self.LINE.match(line) for line in lines]
        self.assertNotIn(None, found)
        sources = [match[1] for match in found]
        self.assertEqual(len(sources), len(set(sources)))
        for match in found:
            self.assertIn(match[2], routes)
            self.assertNotIn(match[1], routes)


class MarkdownTests(Exported):
    def test_every_page_has_a_twin_and_every_link_resolves(self):
        twins = {path for path in files(self.folder) if path.endswith(".md")}
        for entry in self.framework["entries"]:
            route = entry["route"]
            self.assertIn(f"{route.rstrip('/')}.md" if route else "index.md", twins)
        listed = re.findall(r"\]\(([^)]*\.md)\)", (self.folder / "llms.txt").read_text())
        self.assertEqual(len(listed), sum(not entry.get("unlisted") for entry in self.framework["entries"]))
        self.assertLessEqual(set(listed), twins)
        links = 0
        for path in twins:
            text = re.sub(r"(?ms)^(```+).*?^\1", "", (self.folder / path).read_text())
            for link in re.findall(r"\]\(([^)\s#]*\.md)[)#\s]", text):
                if "://" in link:
                    continue
                links += 1
                target = os.path.normpath(os.path.join(os.path.dirname(path), link))
                self.assertIn(target, twins, path)
        self.assertGreater(links, 1000)

    def test_a_matrix_is_a_table(self):
        text = (self.folder / "matrix/responsibility.md").read_text()
        self.assertIn("Customer", text)
        self.assertIn("## Responsibility matrix", (self.folder / "models/saas.md").read_text())
        self.assertNotIn("```view", "".join(path.read_text() for path in self.folder.rglob("*.md")))


class CommandTests(Exported):
    def run_export(self, *arguments):
        return subprocess.run([DEMARC, "export", *arguments], cwd=ROOT, capture_output=True, text=True)

    def test_one_matrix_and_one_column(self):
        out = self.scratch / "out"
        result = self.run_export("json", "csv", "oscal", "--column", "saas", "--output", out)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(
            sorted(files(out)),
            ["csv/datapackage.json", "csv/matrix.responsibility.csv", "framework.json", "framework.schema.json",
             "oscal/component.saas.json"],
        )  # fmt: skip
        self.assertEqual({row["column"] for row in rows(out / "csv/matrix.responsibility.csv")}, {"saas"})

    def test_wrong_names_are_refused(self):
        out = self.scratch / "out"
        for arguments, status, words in [
            (["jsn"], 2, "`jsn`"), (["json", "--matrix", "responsability"], 2, "`responsibility`"),
            (["json", "--column", "sas"], 2, "`saas`"), (["json", "--drafts"], 2, "never exported"),
            (["stix", "--matrix", "responsibility"], 2, "no file"),
        ]:  # fmt: skip
            result = self.run_export(*arguments, "--output", out)
            self.assertEqual(result.returncode, status, arguments)
            self.assertIn(words, result.stdout + result.stderr)
        self.assertFalse(out.exists())


if __name__ == "__main__":
    unittest.main()
