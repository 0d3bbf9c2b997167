# SPDX-License-Identifier: Apache-2.0
"""Made-up people, and the labels by which documents print them, in several scripts."""
import re

FIRST_NAMES = {
    "latin": "Ana Ben Chiara Dieter Elif François Greta Hamid Inés João Kwame Lena Marek Nadia Olga Pedro Quentin Rosa Stefan "
             "Tom Ursula Viktor Wanda Xavier Yusuf Zoë Mary John Li Priya Åsa Łukasz".split(),
    "cyrillic": "Анна Борис Виктор Галина Дмитрий Елена Иван Ольга Пётр Мария Тарас Юлия".split(),
    "greek": "Ἀντιγόνη Κρέων Γιώργος Μαρία Νίκος Ἑλένη".split(),
}
SURNAMES = {
    "latin": [
        "Ruiz", "Achterberg", "Monti", "Braun", "Yılmaz", "Dupont", "Lindqvist", "Khan", "Silva", "Costa", "Adusei", "Keller",
        "Nowak", "Prokop", "Petrov", "García", "Smith", "Jones", "O'Hara", "McCain", "Jean-Pierre", "van Dijk", "de la Cruz",
        "Müller", "Sørensen", "Kovács", "Tanaka", "Nguyen", "Brown", "Taylor", "Hughes", "Graves", "Whitcomb", "Oyelowo",
        "Tavener", "Osterkamp", "Kerouac"],
    "cyrillic": "Иванов Петрова Сидоренко Коваль Лопахин Медведев Гаев".split(),
    "greek": "Παπαδόπουλος Νικολάου Δημητρίου".split(),
}
# Scripts without capitals, in which a name is no given name before a surname, or where that does not matter here.
WHOLE_NAMES = {
    "han": ["主持人", "王小明", "李委員", "田北辰議員", "記者", "陳部長", "山田太郎", "佐藤議員", "問", "答", "議長", "張先生",
            "侯友宜", "柯文哲", "林健鋒議員"],
    "uncased": ['יו"ר הכנסת', "דוד כהן", "שרה לוי", "محمد علي", "فاطمة حسن", "الرئيس", "المذيع", "יעקב אשר", "רחל אברהם"],
}
ROLES = [
    "Moderator", "Host", "Interviewer", "Chair", "The Chairman", "The Speaker", "President", "Clerk", "Treasurer", "Doctor",
    "Patient", "Mayor", "Engineer", "Respondent", "Reporter", "Presidente", "Le président", "Die Präsidentin",
    "El señor Presidente", "Participant", "Narrator", "Dispatcher", "Operator", "Teacher", "Student", "Coach",
    "The Town Clerk", "Secretary", "Agent", "Caller", "Witness", "The Court", "Voice", "La presidenta", "Przewodniczący",
    "Voorzitter"]
ADDRESSES = ["Mr.", "Ms.", "Mrs.", "Dr.", "Mr", "Mme", "M.", "Herr", "Frau", "Sr.", "Sra.", "Senator", "Hon.", "Cllr",
             "Professor", "Judge", "Sen.", "Rep.", "Don"]
STATES = ["Ohio", "Kentucky", "Puerto Rico", "New York"]
NUMBERED = ["SPEAKER_%02d", "Speaker %d", "S%d", "P%d", "Participant %d", "speaker %d", "Voice %d", "spk_%d", "Person %d",
            "L%d", "PAR%d", "SP%d", "spk%d", "sprecher%d", "INF%02d", "TO%03d", "%d"]
FIGURES = ["%d", "%d", "%02d"]
LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ"
PHONES = ["+44 20 **** *%03d", "+1 415-***-**%02d"]
DEVICES = ["Galaxy Tab A8", "Kwame's iPad", "Meeting Room B", "iPhone"]
QUESTION_AND_ANSWER = [("Q", "A"), ("Question", "Answer"), ("Interviewer", "Respondent"), ("Frage", "Antwort"), ("P", "R"),
                       ("Q.", "A.")]

SCRIPTS = {
    "han": "[\u3040-\u30ff\u4e00-\u9fff]", "uncased": "[\u0590-\u05ff\u0600-\u06ff]", "cyrillic": "[\u0400-\u04ff]",
    "greek": "[\u0370-\u03ff]",
}


def script_of(text):
    """Which of the scripts above a text has; `latin` for all others."""
    return next((script for script, letters in SCRIPTS.items() if re.search(letters, text)), "latin")


def person(rng, script):
    if script in WHOLE_NAMES:
        return rng.choice(WHOLE_NAMES[script])
    return rng.choice(FIRST_NAMES[script]) + " " + rng.choice(SURNAMES[script])


def given(name):
    return name.split(" ")[0]


def surname(name):
    return name.split(" ", 1)[-1]


def nickname(rng, name):
    letters = re.sub(r"[^A-Za-z]", "", name).lower() or "user"
    return rng.choice([letters[:6], letters[:5] + "_", letters[:4] + str(rng.randint(1, 99)), letters[:7] + "-x"])


def initials(rng, name):
    return "".join(word[0] for word in name.split(" ")).upper() + rng.choice(["", "", "X"])


def device(rng, _):
    return rng.choice(PHONES) % rng.randint(1, 99) if rng.random() < 0.5 else rng.choice(DEVICES)


# How a label prints a person: style(rng, name).
STYLES = {
    "full": lambda rng, name: name,
    "capitals": lambda rng, name: name.upper(),
    "surname capitals": lambda rng, name: surname(name).upper(),
    "given, surname capitals": lambda rng, name: given(name) + " " + surname(name).upper() if " " in name else name,
    "address, surname capitals": lambda rng, name: rng.choice(ADDRESSES) + " " + surname(name).upper(),
    "address": lambda rng, name: rng.choice(ADDRESSES) + " " + surname(name),
    "address capitals": lambda rng, name: (rng.choice(ADDRESSES) + " " + surname(name)).upper(),
    "given": lambda rng, name: given(name),
    "given capitals": lambda rng, name: given(name).upper(),
    "given small": lambda rng, name: given(name).lower(),
    "nickname": nickname,
    "role": lambda rng, name: rng.choice(ROLES),
    "role capitals": lambda rng, name: rng.choice(ROLES).upper(),
    "initials": initials,
    "shortened": lambda rng, name: surname(name)[:rng.randint(3, 5)],
    "surname, initial": lambda rng, name: f"{surname(name).upper()} {name[0]}.",
    "initial, surname": lambda rng, name: f"{name[0]}. {surname(name)}",
    "surname, comma": lambda rng, name: f"{surname(name)}, {given(name)}",
    "device": device,
    "address, state": lambda rng, name: f"{rng.choice(['Mr.', 'Ms.'])} {surname(name).upper()} of {rng.choice(STATES)}",
}
# Styles that need no name: those of the gold, numbers, letters. What is named twice is chosen twice as often.
CHOICE = [*STYLES, "full", "own", "own", "numbered", "numbered", "letter"]
# A script without capitals, and how a label can be printed there.
WITHOUT_CASE = {"han", "uncased"}
STYLES_WITHOUT_CASE = {"own", "numbered", "full", "letter", "role"}
# A few words in small letters, or a few letters: labels that only their coming again tells.
WEAK_STYLES = {"given small", "nickname", "letter", "shortened", "initials"}
ODD_STYLES = ["role", "role capitals", "full", "numbered", "letter"]


def choose_style(rng, script):
    style = rng.choice(CHOICE)
    if script in WITHOUT_CASE and style not in STYLES_WITHOUT_CASE:
        style = rng.choice(["full", "own"])
    return style


def labels_of(rng, script, style, own):
    """A label for each of `own`, which are the labels that the gold has; no two are alike."""
    if style == "own":
        return list(own)
    if style == "numbered":
        pattern = rng.choice(NUMBERED)
        return [pattern % number for number in range(len(own))]
    if style == "figures":
        pattern, numbers = rng.choice(FIGURES), rng.sample(range(1, 3 * len(own) + 1), len(own))
        return [pattern % number for number in numbers]
    if style == "letter":
        return [LETTERS[number % len(LETTERS)] for number in range(len(own))]
    labels = []
    for number in range(len(own)):
        tries = (STYLES[style](rng, person(rng, script)) for _ in range(30))
        label = next((label for label in tries if label not in labels), None)
        labels.append(label or f"{STYLES[style](rng, person(rng, script))} {number + 1}")
    return labels
