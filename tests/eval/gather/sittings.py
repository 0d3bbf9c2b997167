# SPDX-License-Identifier: Apache-2.0
"""Parliaments and courts whose records are kept as data, printed again in the form of their official reports."""
import csv
import html
import io
import json
import re
import zipfile

from bare_git import spread
from marked_page import Page, said, wrap
from plain_xml import line_of, one_line, parse

WIDE = 1 << 20


def paragraphs(texts, width=0, first="", rest="", blank=True):
    """Said paragraphs as lines; the first letter of the first one stands where a label ends."""
    blocks = []
    for at, text in enumerate(texts):
        lines = wrap(text, width or WIDE, first if at else "", rest)
        blocks.append("\n".join(line[:len(line) - len(line.lstrip())] + said(line.strip()) for line in lines))
    return ("\n\n" if blank else "\n").join(blocks)


def ca_commons(repository):
    for number in ("43-1-44", "44-1-5", "44-1-196", "44-1-303"):
        path = f"parliament/imports/tests/alpheus_examples/{number}-en.xml"
        page = Page(number)
        for element in interventions(repository.bytes(path), 160):
            if element[0] != "speech":
                for line in wrap(element[1], 66, "    ", "    "):
                    page.line(line)
                page.line()
                continue
            _, label, texts = element
            lines = []
            for at, (is_said, text) in enumerate(texts):
                head = f"  {label}: " if not at else "  "
                lines += wrap(said(text) if is_said else text, 66, head, "")
            page.turn(label, "\n".join(lines) + "\n\n")
        page.in_pages(54, lambda number: ["", "COMMONS DEBATES".center(60) + str(12000 + number), ""])
        yield page


def ca_temoignages(repository):
    for number in ("11796678", "5895073", "41-1-54"):
        path = f"parliament/imports/tests/alpheus_examples/{number}-fr.xml"
        page = Page(number)
        for element in interventions(repository.bytes(path), 260):
            if element[0] != "speech":
                page.line(element[1])
                continue
            _, label, texts = element
            page.turn(label, "\n".join((f"{label}: " if not at else "") + (said(text) if is_said else text)
                                       for at, (is_said, text) in enumerate(texts)) + "\n")
        yield page


def interventions(content, most):
    """("speech", label, [(said, paragraph)]) and ("other", text), up to so many speeches."""
    root, count = parse(content), 0
    for element in root.iter():
        if element.tag in ("SubjectOfBusinessTitle", "OrderOfBusinessTitle", "SubjectOfBusinessQualifier"):
            if line_of(element):
                yield "other", line_of(element)
        elif element.tag == "Intervention":
            person = element.find("PersonSpeaking")
            label = line_of(person).rstrip(" :") if person is not None else ""
            texts = [(part.tag == "ParaText", line_of(part)) for content in element.findall("Content") for part in content
                     if part.tag in ("ParaText", "FloorLanguage", "ProceduralText", "Timestamp") and line_of(part)]
            while texts and not texts[0][0]:
                yield "other", texts.pop(0)[1]
            behind = []
            while texts and not texts[-1][0]:
                behind.insert(0, texts.pop())
            if label and texts:
                yield "speech", label, texts
                count += 1
            for _, text in behind:
                yield "other", text
            if count >= most:
                return


def el_vouli(repository):
    content = repository.text("Greek_Parliament_Proceedings_1989_2020_DataSample.csv")
    rows = [row for row in csv.DictReader(io.StringIO(content)) if row["member_name"].strip() and row["speech"].strip()]
    for number, at in enumerate(range(0, min(len(rows), 120), 40)):
        page = Page(f"vouli-{number + 1}")
        page.line("ΠΡΑΚΤΙΚΑ ΒΟΥΛΗΣ\n")
        for row in rows[at:at + 40]:
            names = [name for name in row["member_name"].split() if not name.startswith("(")]
            label = " ".join(names[-1:] + names[:1]).upper()
            roles = [role.split("(")[0] for role in re.findall(r"'([^']+)'", row["roles"])]
            office = f" ({roles[0].capitalize()})" if roles and roles[0] != "βουλευτης" else ""
            texts = [one_line(text) for text in row["speech"].split("\t") if one_line(text)]
            page.turn(label, f"\t{label}{office}: " + "\n\t".join(said(text) for text in texts) + "\n")
        yield page


def first_of(tag, block):
    found = re.search(rf"<{tag}>(.*?)</{tag}>", block, re.S)
    return one_line(found[1]) if found else ""


def es_congreso(repository):
    for day in ("CD150212", "CD160428", "CD180222", "CD201112", "CD161004", "CD190228"):
        text = repository.text(f"CD/{day}.xml")
        page, count = Page(day), 0
        page.line("DIARIO DE SESIONES DEL CONGRESO DE LOS DIPUTADOS\nPLENO Y DIPUTACIÓN PERMANENTE\n")
        for head, block in re.findall(r"<heading[^>]*>(.*?)</heading>|<intervention[^>]*>(.*?)</intervention>", text, re.S):
            if head:
                page.line("\n" + "\n".join(wrap(re.sub(r"<[^>]+>", "", head).upper(), 78)) + "\n")
                continue
            name, post, gender = (first_of(tag, block) for tag in ("name", "post", "gender"))
            speech = re.search(r"<speech[^>]*>(.*?)</speech>", block, re.S)
            article = "La señora" if gender == "female" else "El señor"
            family = name.split(",")[0].upper()
            post = "" if post in ("NA", "UNKNOWN") else post
            label = f"{article} {post} ({family})" if post not in ("", "PRESIDENTE", "PRESIDENTA") and family != "UNKNOWN" else \
                f"{article} {post}" if post else f"{article} {family}"
            if not speech or family == "UNKNOWN" and not post:
                continue
            lines = []
            texts = [line for line in speech[1].split("\n") if line.strip()]
            for at, line in enumerate(texts):
                runs = re.split(r'<omit type="comment">(.*?)</omit>', line)
                marked = "".join(f" ({run}) " if odd % 2 else said(re.sub(r"<[^>]+>", "", run).strip())
                                 for odd, run in enumerate(runs))
                lines += wrap(marked, 92, f"   {label}: " if not at else "   ")
            if lines:
                page.turn(label, "\n".join(lines) + "\n")
                count += 1
            if count == 100:
                break
        page.in_pages(60, lambda number: ["", f"DIARIO DE SESIONES DEL CONGRESO DE LOS DIPUTADOS   Pág. {number}", ""])
        yield page


def nl_handelingen(repository):
    for number in (3, 4, 5, 8, 9, 10, 11, 12):
        content = repository.text(f"sourcefiles/h-tk-20172018-70-{number}.xml")
        content = content[content.index("<?xml"):].encode("utf-8")
        root = parse(content)
        page = Page(f"h-tk-20172018-70-{number}")
        page.line("\n".join(wrap(line_of(next(root.iter("item-titel"))), 58)) + "\n")
        for speech in root.iter("spreekbeurt"):
            label = re.sub(r"\s+(?=[:),])|(?<=\()\s+", "", line_of(speech.find("spreker"))).rstrip(": ")
            body = speech.find("tekst")
            texts = []
            for element in body.iter() if body is not None else ():
                if element.tag == "kop":
                    texts.append(line_of(element))
                elif element.tag == "al":
                    texts.append(line_of(element))
            texts = [text for text in texts if text]
            if label and texts:
                page.turn(label, f"{label}:\n{paragraphs(texts, 58)}\n\n")
        yield page


def pl_komisja(repository):
    for number in ("13/1", "13/2.1", "13/2.2", "13/3", "14/1", "14/2", "14/3", "14/podkomisja/1"):
        text = repository.text(f"src/routes/komisja/{number}.svelte")
        page = Page("komisja-" + number.replace("/", "-"))
        for speaker, words in re.findall(r'<Utterance\b.*?speaker="([^"]*)".*?text=(?:"([^"]*)"|\{)', text, re.S):
            label, words = one_line(speaker), one_line(re.sub(r"<[^>]+>", " ", words))
            if words:
                head = "\n".join(wrap(label + ":", 52))
                page.turn(label, head + "\n    " + paragraphs([words], 52, "", "    ") + "\n\n")
        yield page


def us_scotus(repository):
    for case in ("2014.14-556-t01", "2007.07-290-t01", "2012.12-144-t01", "2015.15-274-t01", "2011.10-1259-t01"):
        data = json.loads(repository.text(f"oyez/cases/{case}.json"))
        page = Page(case)
        for section in data["transcript"]["sections"]:
            for turn in section["turns"]:
                speaker = turn["speaker"]
                words = " ".join(block["text"] for block in turn["text_blocks"])
                if not speaker or not words.strip():
                    continue
                roles = " ".join(role["role_title"] for role in speaker["roles"] or [])
                title = "CHIEF JUSTICE " if roles.startswith("Chief") else "JUSTICE " if roles else "MR. "
                label = title + speaker["last_name"].upper()
                page.turn(label, "\n".join(wrap(said(one_line(words)), 54, f"     {label}:  ")) + "\n")
        lines = "".join(page.parts).rstrip("\n").split("\n")
        out = []
        for number, at in enumerate(range(0, len(lines), 25), 3):
            out += ["", str(number).rjust(60), "           Official - Subject to Final Review", ""]
            for row, line in enumerate(lines[at:at + 25], 1):
                out.append(TURN_FIRST.sub(lambda mark, row=row: f"{mark[1]}{row:>2}  ", line, count=1))
            out += ["", "Alderson Reporting Company".center(60)]
        page.parts = ["\n".join(out)]
        yield page


TURN_FIRST = re.compile("^(\ue000?)")


def he_knesset(repository):
    for number in (2058793, 2058899, 2063122, 2063126, 2063132, 2080808, 2080815, 66308, 86485, 93485):
        content = repository.text(f"knesset_data/protocols/tests/parts_{number}.csv")
        page, opened = Page(str(number)), False
        for row in csv.DictReader(io.StringIO(content)):
            head, body = (row["header"] or "").strip(), (row["body"] or "").strip()
            opened = opened or bool(re.match(r'(היו"ר|יו"ר|היו”ר)', head))
            if head and body and opened and len(head) < 60:
                page.turn(head, f"{head}:\n\n" + said(re.sub(r"\n{2,}", "\n\n", body)) + "\n\n")
            elif head or body:
                page.line(f"{head}:\n\n{body}\n" if head else body + "\n")
        yield page


def hu_naplo(repository):
    archive = zipfile.ZipFile(io.BytesIO(repository.bytes("ParlaMint-HU.TEI.zip")))
    days = [name for name in archive.namelist() if re.search(r"_\d{4}-\d\d-\d\d\.xml$", name)]
    for day in spread(sorted(days), 8):
        page = Page(day.rsplit("/", 1)[-1].removesuffix(".xml"))
        for speech in parse(archive.read(day)).iter("u"):
            label = line_of(speech[0]).rstrip(": ") if len(speech) and speech[0].tag == "note" else ""
            runs = []
            for part in speech[1:]:
                text = line_of(part)
                is_said = part.tag == "seg" and not re.fullmatch(r"\([\d.]+\)", text)
                if text:
                    runs.append(said(text) if is_said else text if text.startswith("(") else f"({text})")
            if label and runs:
                page.turn(label, f"{label}: " + " ".join(runs) + "\n\n")
        yield page


def sk_rozprava(repository):
    for path in repository.some("SampleSources-TSV/*.tsv", 5, 1):
        rows = list(csv.DictReader(io.StringIO(repository.text(path)), delimiter="\t", quoting=csv.QUOTE_NONE))
        page = Page(path.rsplit("/", 1)[-1].removesuffix(".tsv"))
        last = None
        for row in rows[:160]:
            words = one_line((row.get("speech") or "").replace('""', '"'))
            if not words or not row.get("lastname"):
                continue
            office = ", predseda NR SR" if row["moderator"] == "1" else ", poslanec"
            label = f"{row['firstname'][:1]}. {row['lastname']}{office}"
            if label == last:
                page.write(said(words) + "\n\n")
                continue
            page.turn(label, f"{label}:\n\n{said(words)}\n\n")
            last = label
        yield page


def uk_volume(repository):
    text = repository.text("spec/data/housecommons_example.xml", "latin-1")
    text = re.sub(r"<col>\d+</col>|<image[^>]*/>|<lb\s*/>", " ", text)
    text = re.sub(r"&(?!#?\w+;)", "&amp;", text)
    blocks = re.findall(r"<(p|title|table|division)\b[^>]*>(.*?)</\1>", text, re.S)
    size, done, page, open_turn = len(blocks) // 5, 0, None, False
    for number, (tag, block) in enumerate(blocks):
        if number // max(1, size) + 1 > done and done < 5:
            if page:
                yield page
            done += 1
            page, open_turn = Page(f"volume-{done}"), False
        member = re.match(r"\s*(?:<b>)?(\d+\. )?(?:<i>)?\s*<member>(.*?)</member>\s*<membercontribution>(.*)", block, re.S)
        plain = unescaped(block)
        if tag == "p" and member:
            label = unescaped(re.sub(r"<memberconstituency>.*?</memberconstituency>", "", member[2])).strip(" :")
            place = unescaped("".join(re.findall(r"<memberconstituency>(.*?)</memberconstituency>", member[2])))
            words = unescaped(member[3])
            mark = ":" if words.startswith(":") else ""
            label += " " + place if place else ""
            head = f"{member[1] or ''}{label}{mark} "
            page.turn(label, head + said(words.lstrip(": ")) + "\n\n")
            open_turn = True
        elif plain:
            spoken = tag == "p" and open_turn and not re.match(r"\s*(<i>|\[|\()", block) and "<quote>" not in block
            page.write((said(plain) if spoken else plain) + "\n\n")
            open_turn = open_turn and tag == "p"
    yield page


def unescaped(text):
    return one_line(html.unescape(re.sub(r"<[^>]+>", "", text)))


def za_hansard(repository):
    for name in ("EPC110512", "NA200912", "NA210212", "NA290307"):
        root = parse(repository.bytes(f"za_hansard/tests/test_inputs/hansard/{name}.xml"))
        page = Page(name)
        for element in root.iter():
            if element.tag == "heading":
                page.line(line_of(element) + "\n")
            elif element.tag == "speech":
                label = line_of(element.find("from")).rstrip(": ")
                texts = [line_of(part) for part in element if part.tag == "p" and line_of(part)]
                notes = []
                while texts and NOTE_ZA.fullmatch(texts[-1]):
                    notes.insert(0, texts.pop())
                if label and texts:
                    page.turn(label, f"{label}: {paragraphs(texts, 74)}\n\n" + "".join(note + "\n\n" for note in notes))
            elif element.tag in ("narrative", "scene") and line_of(element):
                page.line(line_of(element) + "\n")
        yield page


NOTE_ZA = re.compile(r"[\[(].*[\])]\.?|Agreed to\.?|Motion agreed to.*|Debate concluded\.?|Vote[sd]? .*|"
                     r".{0,80}accordingly agreed to\.?")


def ca_ple(repository):
    for number in ("0101-17012018", "0301-09112015", "1401-17072018", "3902-10102019", "4901-11022020", "5602-03072020"):
        content = repository.bytes(f"Transcripts Parliament of Catalonia/PCAT-{number}.docx")
        root = parse(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
        page, last, count = Page(f"PCAT-{number}"), None, 0
        for paragraph in root.iter("p"):
            style = next((one.get("val") or "" for one in paragraph.iter("pStyle")), "")
            parts = [part for part in paragraph.iter() if part.tag in ("t", "br", "tab")]
            words = one_line("".join(part.text or "" if part.tag == "t" else " " for part in parts))
            if not words:
                continue
            if style.startswith("D3Intervinent"):
                count += 1
                if count > 60:
                    break
                page.turn(words, words + "\n\n")
                last = words
            elif style.startswith("D3Textnormal") and last:
                page.write(said(words) + "\n\n")
            else:
                page.line(words + "\n")
        yield page


def at_protokoll(repository):
    for path in repository.some("data/editions/ParlaMint-AT_*.xml", 8, 300_000, 900_000):
        root = parse(repository.bytes(path))
        page, label, count = Page(path.rsplit("/", 1)[-1].removesuffix(".xml")), "", 0
        for element in next(root.iter("body")).iter():
            if element.tag == "note" and element.get("type") == "speaker":
                label = re.sub(r"(?<=\w)\(", " (", line_of(element).rstrip(": "))
            elif element.tag == "note" and element.get("type") == "time" and line_of(element):
                page.line(line_of(element) + "\n")
            elif element.tag == "head" and line_of(element):
                page.line(line_of(element) + "\n")
            elif element.tag == "u" and label:
                texts = []
                for part in element:
                    if part.tag == "seg" and line_of(part):
                        texts.append(said(line_of(part)))
                    elif part.tag not in ("seg", "gap", "pb") and line_of(part):
                        note = line_of(part)
                        texts.append(note if note.startswith("(") else f"({note})")
                if any("\ue001" in text for text in texts):
                    page.turn(label, f"{label}: " + "\n\n".join(texts) + "\n\n")
                    count += 1
                label = ""
            if count == 120:
                break
        yield page


RECIPES = {
    "a_at_protokoll": at_protokoll,
    "a_ca_commons": ca_commons, "a_ca_temoignages": ca_temoignages, "a_el_vouli": el_vouli, "a_es_congreso": es_congreso,
    "a_nl_handelingen": nl_handelingen, "a_pl_komisja": pl_komisja, "a_us_scotus": us_scotus, "a_he_knesset": he_knesset,
    "a_hu_naplo": hu_naplo, "a_sk_rozprava": sk_rozprava, "a_uk_volume": uk_volume, "a_za_hansard": za_hansard,
    "a_ca_ple": ca_ple,
}
