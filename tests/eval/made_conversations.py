# SPDX-License-Identifier: Apache-2.0
"""The conversations of real sets that are put into made-up layouts."""
import json

from made_lines import sentences

FEWEST_TURNS = 6   # of a document that is taken from


def read_conversations(folder):
    """The gold of a set's documents that are long enough, as (speaker, text)."""
    conversations = []
    for path in sorted((folder / "gold").glob("*.jsonl")):
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        turns = [(line["speaker"] or "", line["text"]) for line in lines if len(line["text"]) > 1]
        if len(turns) >= FEWEST_TURNS:
            conversations.append(turns)
    return conversations


def take_turns(rng, turns):
    """Some turns on end, short enough; sometimes of other people than those of the gold."""
    count = rng.choice([1, 2, 2, 3, 3, 4, 5, 6, 6, 8, 8, 12, 12, 20, 30, 45])
    at = rng.randint(0, max(0, len(turns) - count))
    taken = turns[at:at + count]
    if rng.random() < 0.15:
        taken = [(who, " ".join(sentences(text)[:2]) or text) for who, text in taken]
    taken = [(who, text[:rng.choice([400, 900, 2500])].rsplit(" ", 1)[0] or text) for who, text in taken]
    if rng.random() < 0.12:  # nearly everyone speaks once, and perhaps somebody between them
        chaired, seldom = rng.random() < 0.5, rng.random() < 0.5
        return [("0" if chaired and number % 2 else str(number - (number > 2 and seldom and rng.random() < 0.15)), text)
                for number, (_, text) in enumerate(taken)]
    if len({who for who, _ in taken}) > 1 and rng.random() >= 0.3:
        return taken
    many, in_turn, order = rng.choice([2, 2, 3, 4, 5, 7]), rng.random() < 0.4, []
    for number in range(len(taken)):
        one = number % many if in_turn else rng.randrange(many)
        order.append((one + 1) % many if order and one == order[-1] else one)
    return [(str(one), text) for one, (_, text) in zip(order, taken)]
