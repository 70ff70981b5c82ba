#!/usr/bin/env python3
"""Write a synthetic site of lessons for measuring: corpus.py FOLDER COUNT [SEED].

FOLDER gets site.yml, index.md and lessons/ with COUNT lessons in folders of a thousand, each with
front matter and about 7 KB of Markdown: headings, lists, links, a table, code, a note. The same
COUNT and SEED give the same bytes on every machine.
"""

import pathlib
import random
import sys

SUBJECTS = """the provider;the customer;an auditor;a retrieval pipeline;the model's publisher;a support
agent;an attacker;the platform team;a fine-tuned model;the data owner;an assistant;the tool server""".split(";")
VERBS = """writes down;reviews;limits;signs;rotates;isolates;measures;approves;deletes;records;tests;
hands over""".split(";")
OBJECTS = """every prompt template;the access list;training data;the audit trail;a system prompt;the
vector index;outbound requests;secrets in memory;the evaluation set;each tool call;the incident
plan;weights at rest""".split(";")
ENDS = """before it reaches production;once a quarter;as the contract says;in the same hour;without being
asked;under a second key;and keeps the evidence;unless the risk was accepted""".split(";")
TAGS = "access agents audit data evidence injection memory models network privacy supply tools".split()

SCHEMA = """singular: lesson
plural: lessons
id: '^L-[0-9]{6}$'
sort: id
fields:
  difficulty: { type: enum, values: [beginner, intermediate, advanced], ordered: true, required: true }
  read_time: { type: duration }
  prerequisites: { type: list, of: reference, to: lessons, acyclic: true, inverse: unlocks }
"""


def clean(words):
    return [" ".join(word.split()) for word in words]


SUBJECTS, VERBS, OBJECTS, ENDS = map(clean, (SUBJECTS, VERBS, OBJECTS, ENDS))


def sentence(rng):
    words = f"{rng.choice(SUBJECTS)} {rng.choice(VERBS)} {rng.choice(OBJECTS)} {rng.choice(ENDS)}."
    return words[0].upper() + words[1:]


def paragraph(rng, count):
    return " ".join(sentence(rng) for _ in range(count))


def path(number):
    return f"{number // 1000:03d}/lesson-{number:06d}.md"


def link(rng, number, count):
    other = rng.randrange(count)
    here, there = number // 1000, other // 1000
    target = f"lesson-{other:06d}.md" if here == there else f"../{path(other)}"
    return f"[lesson {other}]({target})"


def front_matter(rng, number):
    lines = [
        "---",
        f"id: L-{number:06d}",
        f"title: Lesson {number}",
        f"description: {sentence(rng)}",
        f"difficulty: {rng.choice(['beginner', 'intermediate', 'advanced'])}",
        f"read_time: {rng.randint(3, 20)} minutes",
        f"date: 2026-{1 + number % 12:02d}-{1 + number % 28:02d}",
        f"tags: [{', '.join(sorted(rng.sample(TAGS, 3)))}]",
    ]
    if number % 1000:
        lines.append(f"prerequisites: [L-{number - 1:06d}]")
    return "\n".join(lines + ["---"])


def body(rng, number, count):
    parts = [paragraph(rng, 3)]
    for section in range(6):
        parts.append(f"## Part {section + 1}: {rng.choice(OBJECTS)}")
        parts.append(paragraph(rng, 4))
        parts.append("\n".join(f"- **{rng.choice(TAGS)}**: {sentence(rng)}" for _ in range(4)))
        parts.append(f"See {link(rng, number, count)} and `option-{section}`. {sentence(rng)}")
    rows = [f"| {rng.choice(OBJECTS)} | *{rng.choice(SUBJECTS)}* | {sentence(rng)} |" for _ in range(8)]
    parts.append("\n".join(["| What | Who | How |", "| --- | --- | --- |"] + rows))
    parts.append("```yaml\nallow:\n" + "\n".join(f"  - {tag}" for tag in rng.sample(TAGS, 5)) + "\n```")
    parts.append(f"> {sentence(rng)}\n> {sentence(rng)}")
    return "\n\n".join(parts)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    (folder / "lessons").mkdir(parents=True)
    (folder / "site.yml").write_text("title: Benchmark\nnavigation: [index.md]\n")
    (folder / "index.md").write_text("---\ntitle: Benchmark\n---\nMany lessons.\n")
    (folder / "lessons" / "_collection.yml").write_text(SCHEMA)
    for number in range(count):
        file = folder / "lessons" / path(number)
        if number % 1000 == 0:
            file.parent.mkdir()
        file.write_text(f"{front_matter(rng, number)}\n\n{body(rng, number, count)}\n")


if __name__ == "__main__":
    main()
