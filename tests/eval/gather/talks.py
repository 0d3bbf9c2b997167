# SPDX-License-Identifier: Apache-2.0
"""Talks that are kept as annotated data, written as transcription programs and services write them."""
import csv
import io
import json
import re

from bare_git import spread
from marked_page import Page, said


def clock(seconds, form="{h:02}:{m:02}:{s:02}"):
    whole = int(seconds)
    return form.format(h=whole // 3600, m=whole // 60 % 60, s=whole % 60, f=round(1000 * (seconds - whole)) % 1000)


def conllu(text):
    """The comments of each sentence."""
    for block in text.split("\n\n"):
        yield dict(re.findall(r"^# ([\w ]+?) = (.*)$", block, re.M))


def joined(rows):
    """(speaker, texts) of those who speak on."""
    out = []
    for speaker, text in rows:
        if out and out[-1][0] == speaker:
            out[-1][1].append(text)
        else:
            out.append((speaker, [text]))
    return out


def rhapsodie(repository):
    paths = repository.paths("not-to-release/Rhap_D*.conllu")
    talks = []
    for path in paths:
        rows = [(one.get("speaker", ""), one.get("text", "")) for one in conllu(repository.text(path)) if one.get("speaker")]
        turns = joined(rows)
        if len({speaker for speaker, _ in turns}) > 1 and len(turns) > 15:
            talks.append((path, turns))
    for path, turns in spread(talks, 12):
        page = Page(path.rsplit("/", 1)[-1].removesuffix(".conllu"))
        for speaker, texts in turns:
            page.turn(speaker, f"${speaker} {said(' // '.join(texts))} //\n")
        yield page


def gum(repository):
    rows = []
    for part in ("dev", "test"):
        document = ""
        for one in conllu(repository.text(f"en_gum-ud-{part}.conllu")):
            document = one.get("newdoc id", document)
            if "conversation" in document and one.get("speaker") and one.get("text"):
                rows.append((document, one["speaker"], one["text"]))
    for document in sorted({row[0] for row in rows}):
        page, at = Page(document), 0.0
        for speaker, texts in joined(row[1:] for row in rows if row[0] == document):
            lines = []
            for number, text in enumerate(texts):
                end = at + 0.06 * len(text) + 0.4
                head = f"{speaker.upper()}:" if not number else ""
                lines.append(f"{at:7.2f} {end:7.2f}  {head:<12}{said(text)}\n")
                at = end
            page.turn(speaker.upper(), "".join(lines))
        yield page


def ifadv(repository):
    content = repository.text("inst/extdata/IFADV_DAV13U.csv")
    rows = [row for row in csv.DictReader(io.StringIO(content))
            if row["participant"].startswith("spreker") and row["utterance"].strip() not in ("", "NA")]
    rows.sort(key=lambda row: float(row["begin"]))
    for source in sorted({row["source"] for row in rows})[:3] or [""]:
        of_source = [row for row in rows if row["source"] == source]
        for number, at in enumerate(range(0, min(len(of_source), 720), 240), 1):
            page = Page(f"{source.rsplit('/', 1)[-1]}-{number}")
            for row in of_source[at:at + 240]:
                speaker = row["participant"].split(" ")[0]
                begin, end = (clock(float(row[one]) / 1000, "{h:02}:{m:02}:{s:02}.{f:03}") for one in ("begin", "end"))
                page.turn(speaker, f"{speaker}\t{begin}\t{end}\t{said(row['utterance'].strip())}\n")
            yield page


INTERVAL = re.compile(r'xmin = ([\d.]+)\s+xmax = [\d.]+\s+text = "((?:[^"]|"")*)"')


def primock(repository):
    names = sorted({path.rsplit("_", 1)[0] for path in repository.paths("transcripts/*.TextGrid")})
    for name in spread(names, 9):
        rows = []
        for who in ("doctor", "patient"):
            for begin, text in INTERVAL.findall(repository.text(f"{name}_{who}.TextGrid")):
                text = re.sub(r"<[^>]+>", "", text).replace('""', '"').strip()
                if re.search(r"\w", text):
                    rows.append((float(begin), who.capitalize(), re.sub(r"\s+", " ", text)))
        page = Page(name.rsplit("/", 1)[-1])
        for begin, who, text in sorted(rows):
            page.turn(who, f"{who} ({clock(begin, '{m:02}:{s:02}')}):\n{said(text)}\n\n")
        yield page


def counsel(repository):
    long = []
    for path in repository.paths("data/*.json")[:4000]:
        turns = json.loads(repository.text(path))
        if len(turns) >= 14:
            long.append((path, turns))
        if len(long) == 8:
            break
    names = {"client": "来访者", "counselor": "咨询师"}
    for path, turns in long:
        page = Page(path.rsplit("/", 1)[-1].removesuffix(".json"))
        for turn in turns:
            label = names.get(turn["role"], turn["role"])
            page.turn(label, f"【{label}】{said(turn['content'].strip())}\n")
        yield page


def numbered(repository, paths):
    for path in paths:
        document, rows = "", []
        for one in conllu(repository.text(path)):
            document = one.get("newdoc id", document)
            rows.append((document, one.get("speaker"), one.get("text", "")))
        yield from rows


def gaelic(repository):
    rows = list(numbered(repository, ("gd_arcosg-ud-dev.conllu", "gd_arcosg-ud-test.conllu")))
    talks = sorted({document for document, speaker, _ in rows if speaker})
    for document in talks[:5]:
        page, last = Page(document), None
        of_talk = []
        for _, speaker, text in (row for row in rows if row[0] == document):
            speaker = speaker or last
            if speaker and text:
                of_talk.append((speaker, text))
            last = speaker
        for speaker, texts in joined(of_talk):
            page.turn(speaker, f"{speaker} {said(' '.join(texts))}\n")
        yield page


def naija(repository):
    written = 0
    for path in repository.paths("not-to-release/*.conllu"):
        rows = [(one.get("speaker_id", ""), one.get("text_ortho", "")) for one in conllu(repository.text(path))]
        turns = joined([row for row in rows if row[0] and row[1]])
        if len({speaker for speaker, _ in turns}) < 2 or len(turns) < 40:
            continue
        page = Page(path.rsplit("/", 1)[-1].removesuffix(".conllu"))
        for speaker, texts in turns:
            page.turn(speaker, f"{speaker}: {said(' '.join(texts))}\n")
        yield page
        written += 1
        if written == 6:
            return


def persona_chat(repository):
    for group in range(8):
        page = Page(f"talk-{group + 1}")
        for number in range(1 + 5 * group, 6 + 5 * group):
            talk = json.loads(repository.text(f"real_persona_chat/dialogues/{number:05}.json"))
            page.line("\n" + talk["utterances"][0]["timestamp"][:10].replace("-", "/"))
            for one in talk["utterances"]:
                who, time = one["interlocutor_id"], one["timestamp"][11:16]
                page.turn(who, f"{time}\t{who}\t{said(one['text'].strip())}\n")
        yield page


def slovene(repository):
    talks = {}
    for part in ("dev", "test"):
        document = ""
        for one in conllu(repository.text(f"sl_sst-ud-{part}.conllu")):
            document = one.get("newdoc id", document)
            if one.get("speaker_id") and one.get("text"):
                talks.setdefault(document, []).append((one["speaker_id"], one["text"]))
    talks = {name: rows for name, rows in talks.items() if len(joined(rows)) > 3}
    names = sorted(talks)
    for number in range(6):
        page, line = Page(f"posnetki-{number + 1}"), 0
        for name in names[number::6]:
            page.line(f"\nPosnetek {name}\n")
            letters = {}
            for speaker, texts in joined(talks[name]):
                letter = letters.setdefault(speaker, chr(ord("A") + len(letters)))
                lines = []
                for text in texts:
                    line += 1
                    lines.append(f"{line:03}  {letter + ':' if not lines else '  '}  {said(text)}\n")
                page.turn(letter, "".join(lines))
        yield page


def zaar(repository):
    for path in repository.paths("not-to-release/original_split/SAY_BC_CONV_*.conllu"):
        rows = []
        for one in conllu(repository.text(path)):
            if one.get("speaker_id") and one.get("text_ortho"):
                at = re.match(r"\d+", one.get("sent_timecode", "")) or ["0"]
                rows.append((int(at[0]) / 1000, one["speaker_id"], one["text_ortho"]))
        page = Page(path.rsplit("/", 1)[-1].removesuffix(".conllu"))
        for at, speaker, text in rows:
            page.turn(speaker, f"{clock(at, '{m:02}:{s:02}.{f:03}')} | {speaker} | {said(text)}\n")
        yield page


RECIPES = {"b_sl_talk": slovene, "b_say_talk": zaar,
           "b_rhapsodie": rhapsodie, "b_sbc": gum, "b_nl_elan": ifadv, "b_primock_rev": primock, "b_zh_counsel": counsel,
           "b_gd_talk": gaelic, "b_pcm_talk": naija, "b_ja_chat": persona_chat}
