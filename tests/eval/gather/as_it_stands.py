# SPDX-License-Identifier: Apache-2.0
"""Transcripts that are texts already: the gold is what stands between their labels."""
import csv
import html
import io
import json
import re

from bare_git import spread
from marked_page import Page, marked_text, said, without_behind

NOTES = re.compile(r"[(\[（［][^\n]*[)\]）］]\.?|[\W\d_]+")


def by_label(name, text, label, ends=None, note=NOTES, known=None):
    """`label` matches a label whole, `who` in it its name; a speech goes to the next label, or to where `ends` matches, without
    what `note` matches behind it. `known`: the names that are people, where the form alone does not tell."""
    starts = [match for match in re.finditer(label, text, re.M) if known is None or match["who"].strip() in known]
    turns = []
    for at, match in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(text)
        stop = re.compile(ends, re.M).search(text, match.end(), end) if ends else None
        end = without_behind(text, match.end(), stop.start() if stop else end, note)
        turns.append((match.start(), match.end(), end, match["who"].strip()))
    return marked_text(name, text, turns)


def name_of(path):
    folder, _, name = path.rpartition("/")
    name = name.rsplit(".", 1)[0]
    return name if re.search(r"\d", name) else f"{folder.rsplit('/', 1)[-1]}-{name}"


def cut(text, label, count):
    """The text in about equal parts that begin with a label."""
    starts = [match.start() for match in re.finditer(label, text, re.M)]
    at = [0] + [starts[len(starts) * part // count] for part in range(1, count)] + [len(text)]
    return [text[one:other] for one, other in zip(at, at[1:])]


def texts(pattern, label, count, *, least=2000, most=120_000, ends=None, note=NOTES, fewest=20):
    """A recipe: some of the files, as they stand, with the turns that the labels tell."""
    def write_all(repository):
        fitting = ((path, repository.text(path)) for path in repository.some(pattern, 8 * count, least, most))
        found = [(path, text) for path, text in fitting if len(re.findall(label, text, re.M)) >= fewest]
        for path, text in spread(found, count):
            yield by_label(name_of(path), text, label, ends, note)
    return write_all


def br_camara(repository):
    text = repository.text("apps/cabral/notebooks/ata_analyzer/resources/ata.md")
    label = r"^(?P<who>[OA] SRA?\. [^(\n]{2,60}?\s*(?:\([^)]{2,160}\))?) -\s"
    note = re.compile(r"\(.*\)|\d+/\d+|Sessão de:.*|Notas Taquigráficas|[^a-zà-ü]+", re.S)
    for number, part in enumerate(cut(text, label, 4), 1):
        yield by_label(f"ata-{number}", part, label, note=note)


def ke_hansard(repository):
    for path in repository.some("data/tests/hansards/txt/1992/VOL*.txt", 6):
        text = repository.text(path)
        page = Page(name_of(path))
        for speech, other in re.findall(r"<Newspeech>(.*?)</Newspeech>|((?:(?!<Newspeech>).)+)", text, re.S):
            label = re.match(r"(?P<who>[A-Z][^:\n]{2,90}?)\s*:\s*", speech)
            plain = re.sub(r"<[^>]+>", "\n", other or speech).strip()
            if label and plain:
                words = re.sub(r"<[^>]+>", "\n", speech[label.end():]).strip()
                page.turn(label["who"].strip(), label[0] + said(words) + "\n")
            elif plain:
                page.line(plain)
        yield page


def ep_source(repository):
    for path in repository.some("*/ep-*.txt", 10, 20_000, 60_000):
        label = r'^<SPEAKER\b[^>\n]*\bNAME="(?P<who>[^"\n]+)"[^>\n]*>\n'
        note = re.compile(r"<P>|\(.*\)|[\W\d_]+")
        yield by_label(name_of(path), repository.text(path), label, ends=r"^<CHAPTER", note=note)


def data_of(path):
    return path.replace("hansard_html", "hansard_json").replace(".htm", ".json")


MOTION = re.compile(r"(Moved|Seconded) by|THAT |.{5,90} moves that|The motion|Reports? |Motion ")
DAY = re.compile(r"[A-Z][a-z]+ \d{1,2}, \d{4}")


def winnipeg(repository):
    both = [path for path in repository.paths("hansard_html/*_regular.htm") if repository.paths(data_of(path))]
    for path in spread(both, 5):
        names = {row["name"].strip() for row in json.loads(repository.text(data_of(path)))["hansard"] if row["type"] == "speaker"}
        page, speaking = Page(name_of(path)), False
        for block in re.findall(r"<P\b[^>]*>(.*?)</P>", repository.text(path, "utf-8"), re.S | re.I):
            words = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", block))).strip()
            label = re.match(r"([^:]{2,60}):\s*", words)
            if not words:
                continue
            if label and label[1].strip() in names:
                page.turn(label[1].strip(), label[0] + said(words[label.end():]) + "\n\n")
                speaking = True
            elif re.fullmatch(r"[^a-z]+", words) or DAY.fullmatch(words) or MOTION.match(words):
                is_head = "COUNCIL OF THE CITY" in words or words.isdigit() or bool(DAY.fullmatch(words))
                speaking = speaking and is_head
                page.line(words + "\n")
            else:
                page.write((said(words) if speaking else words) + "\n\n")
        yield page


def ccg_email(repository):
    for day in spread([path.rsplit("/", 1)[0] for path in repository.paths("20*/email.log")], 8):
        text = repository.text(day + "/email.log")
        begin = re.search(r"^Audio:\n.*\n", text, re.M)
        begin = begin.end() if begin else 0
        label = r"^(?!Topic|ACTION|RESOLUTION|PROPOSAL|\w+ \d+:)(?P<who>[^:\n]{2,40}):[ \t]+"
        page = by_label(day, text[begin:], label, ends=r"^(?!  )(?=\S)|\n\n")
        page.parts.insert(0, text[:begin])
        yield page


def chat_tiers(repository):
    paths = repository.paths("corpus/reference/[law]*/*.cha")
    paths = [path for path in paths if re.search(r"/(languages|audio|word-features)/", path)]
    for number in range(7):
        text = "\n".join(repository.text(path) for path in paths[number::7])
        yield by_label(f"tiers-{number}", text, r"^\*(?P<who>[A-Z0-9]{2,4}):\t", ends=r"^(?!\t)")


def monero_irc(repository):
    label = r"^\*\*\\<(?P<who>[^>\n]+)>(?: \[[^\]\n]+\])?\*\* ?"
    yield from texts("_posts/*logs-for-the*.md", label, 10, ends=r"\n", most=60_000)(repository)


def spacelog(repository):
    for path in ("mr3/transcripts/ATG", "mr4/transcripts/ATG", "ma6/transcripts/TEC", "g3/transcripts/TEC", "g8/transcripts/TEC"):
        text = repository.text("missions/" + path)
        yield by_label(path.split("/")[0], text, r"^(?P<who>[A-Z][A-Z0-9]{0,5}): ", ends=r"^(?:\[|_)|\n\n")


def catechism(repository):
    text = repository.text("GutenbergBaltimoreCatechism1.txt")
    for number, part in enumerate(cut(text, r"^\d+\. Q\. ", 3), 1):
        yield by_label(f"lessons-{number}", part, r"^(?:\d+\. )?(?P<who>[QA])\. ", ends=r"\n\s*\n")


def warren(repository):
    text = repository.text("44001-0.txt")
    label = r"^(?P<who>(?:Mr|Mrs|Miss|Dr)\. [A-Z][A-Z' ]+[A-Z]|(?:Representative|Senator|Chief Justice|Mr\. Chief) [A-Z][A-Z]+|" \
            r"The CHAIRMAN|The WITNESS)\. "
    starts = [match.start() for match in re.finditer(r"^TESTIMONY OF ", text, re.M)] + [len(text)]
    for number in range(8):
        part = text[starts[number]:starts[number + 1]]
        if len(re.findall(label, part, re.M)) > 20:
            yield by_label(f"sitting-{number + 1}", part, label,
                           note=re.compile(r"\(.*\)|\[.*\]|_.*_|.*(?:[Mm]eeting|recess).{0,60}|[^a-z]+", re.S))


def berkeley(repository):
    text = repository.text("4724.txt")
    label = r"^(?P<who>PHIL(?:ONOUS)?|HYL(?:AS)?)\.  ?"
    parts = re.split(r"(?=^THE (?:FIRST|SECOND|THIRD) DIALOGUE)", text, flags=re.M)
    for number, part in enumerate([one for one in parts if len(re.findall(label, one, re.M)) > 20], 1):
        yield by_label(f"dialogue-{number}", part, label, ends=r"^\s*(?:THE END|\*\*\*|End of)")


def play_ja(repository):
    written = 0
    for path in repository.some("cards/000050/files/*_ruby_*.txt", 1 << 20, 8000):
        text = repository.text(path, "cp932")
        label = r"^(?P<who>[^　「（(［\s《》。、]{1,6})(?:《[^》]+》)?　(?=\S)"
        names = [match["who"] for match in re.finditer(label, text, re.M)]
        names = {name for name in names if names.count(name) > 1 and len(name) < 6}
        if sum(1 for match in re.finditer(label, text, re.M) if match["who"] in names) < 60:
            continue
        yield by_label(name_of(path), text, label, ends=r"\n(?!　[^（(　［])", known=names)
        written += 1
        if written == 8:
            return


def de_bundestag(repository):
    for number in ("01143", "09036", "18181"):
        text = repository.text(f"Protocols/Preprocessing & Input/raw/{number}.xml")
        text = re.search(r"<TEXT>(.*)</TEXT>", text, re.S)[1].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
        opening = re.search(r"Beginn:|eröffnet", text)
        front, rest = text[:opening.start()], text[opening.start():]
        people = set(re.findall(r"[A-ZÄÖÜ][\w-]{2,}", front))
        label = r"(?<=\n)(?P<who>(?P<name>[A-ZÄÖÜ][^\n:(,!?]{2,50})(?P<party> \([A-ZÄÖÜ/ \n\d]{2,40}[^):]{0,20}\))?" \
                r"(?P<office>, [^:!?.]{3,120}?)?):\s"
        names = {match["who"].strip() for match in re.finditer(label, rest)
                 if len(match["name"].split()) < 6 and ("räsident" in match["name"] or match["party"] or
                                                        match["office"] and match["name"].split()[-1] in people)}
        yield by_label(number, rest, label, note=re.compile(r"\([^()]*\)|Deutscher Bundestag .*|[\W\d]+", re.S), known=names)


def visit(repository):
    rows = []
    for name in ("train", "valid"):
        rows += list(csv.DictReader(io.StringIO(repository.text(f"data/challenge_data/{name}.csv"))))
    for row in spread(rows, 11):
        yield by_label(row["encounter_id"], row["dialogue"] + "\n", r"^\[(?P<who>doctor|patient|patient_guest)\] ", ends=r"\n")


FIELDS = {"Date", "Time", "Duration", "Call", "Chat", "Repository", "Status", "Chair", "Scribe", "Present", "URL", "PR", "Issue",
          "Action", "ACTION", "Note", "Proposal", "PROPOSAL", "Minutes", "Topics", "Title", "Source", "Agenda", "Deadline", "Location"}


def solid_notes(repository):
    label = r"^ *[*-] (?P<who>[A-Z][\w-]{1,14}): "
    found = []
    for path in repository.paths("meetings/20*.md"):
        text = repository.text(path)
        names = [match["who"] for match in re.finditer(label, text, re.M)]
        names = {name for name in names if names.count(name) > 1} - FIELDS
        if sum(1 for match in re.finditer(label, text, re.M) if match["who"] in names) > 40:
            found.append((path, text, names))
    for path, text, names in spread(found, 8):
        yield by_label(name_of(path), text, label, ends=r"^#+ |^ *[*-] |\n\n", known=names)


BOLD = r"^\*\*(?P<who>[^*\n]{2,40}?):?\*\*:?[ ]*\n"
LINK = r"^\*\*(?P<who>[^*\n]{2,40}?)\*\*:? *\[[\d:.]+\]\(http[^)\n]*\)[ :]*"
HEADS = r"^#+ |^\*\*(?:Video|Audio|Decision|Action|Summary)|^-{3,}|^(?:Video|Audio) \|"
RECIPES = {
    "b_solid_notes": solid_notes,
    "b_wasm_notes": texts("main/20*/CG-*.md", r"^(?P<who>[A-Z]{2,3}): ", 8, ends=r"^#+ |^\*\*", fewest=60),
    "a_br_camara": br_camara, "a_ke_hansard": ke_hansard, "a_ep_source": ep_source, "a_winnipeg": winnipeg,
    "b_call_links": texts("AllCoreDevs-*-Meetings/*.md", LINK, 8, ends=HEADS, fewest=40),
    "b_en_calls": texts("AllCoreDevs-*-Meetings/*.md", BOLD, 10, ends=HEADS, fewest=60),
    "b_ccg_email": ccg_email, "b_chat_tiers": chat_tiers, "b_monero_irc": monero_irc, "b_spacelog": spacelog,
    "b_jsonld_minutes": texts("_minutes/*.md", r"^(?:> )?\*{1,2}(?!Date|Present|Regrets|Guests|Chair|Scribe)(?P<who>[^*\n:]{2,40}):\*{1,2} ?", 10, ends=r"\n\n|\n> "),
    "b_llm_log": texts("conversations/*.md", r"^[^\w\s#*]+ \*\*(?P<who>user|model):\*\*[ ]*\n", 5, ends=r"^#### ", fewest=6),
    "b_ubuntu_irc": texts("data/*/*.raw.txt", r"^\[\d\d:\d\d\] <(?P<who>[^>\n]+)> ", 10, ends=r"\n"),
    "b_zoom_chat": texts(".github/ACDbot/artifacts/*/chat.txt", r"^\d\d:\d\d:\d\d\t(?P<who>[^\t\n]+):\t", 10),
    "b_zoom_vtt": texts(".github/ACDbot/artifacts/*/transcript.vtt", r"(?<=\d\d\d\n)(?P<who>[^:\n]{2,40}): ", 10, ends=r"\n\n"),
    "c_catechism": catechism, "c_warren": warren, "c_berkeley": berkeley, "c_play_ja": play_ja,
    "a_de_bundestag": de_bundestag, "b_en_visit": visit,
    "b_it_talk": texts("linear-jefferson/*.txt", r"^(?P<who>[^\t\n]{2,12})\t", 6, ends=r"\n", least=8000, most=60_000),
    "b_xx_groups": texts("chats/whatsapp/*.txt",
                         r"^\[?\d[\d./-]+,? \d\d:\d\d(?::\d\d)?(?:\] | - )(?P<who>[^:\n]{2,30}): ", 4, ends=r"\n", least=1000,
                         most=200_000, fewest=5),
}
