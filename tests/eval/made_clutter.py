# SPDX-License-Identifier: Apache-2.0
"""What stands in transcripts beside names and speech: headings, notes, page feet, and words that look like labels."""

NOTES = ["(Applause.)", "[Laughter]", "(Laughter.)", "(Beifall)", "(Applaudissements.)", "(Aplausos.)", "[inaudible]",
         "(The session was suspended at 10.15.)", "[crosstalk]", "(Pause.)", "（掌聲）", "(Alkışlar)", "[Music]", "(смеется)",
         "(Interjections)", "_He sits down._", "[They go.]", "(Heiterkeit)"]
# What others call out while somebody speaks; a name may stand in it.
INTERJECTIONS = ["({} [SPD]: Hear, hear!)", "(Zuruf des Abg. {}: Nein!)", "(Beifall bei der SPD – {}: Sehr richtig!)", "(Applause.)",
                 "(Interruption by {})", "[{}: That is not so!]", "(Aplausos.—El señor {}: ¡Muy bien!)", "(Heiterkeit.)",
                 "(Abg. Dr. {}: Hört! Hört!)", "(Potlesk.)", "(Exclamations sur les bancs du groupe.)", "(Rumores.)"]
HEADINGS = ["ORAL QUESTIONS", "RIVER FERRY RENEWAL ACT", "Opening of the meeting", "Agenda item 3", "STATEMENTS", "Scene II",
            "ACT ONE", "Zweiter Auftritt", "Budget and finances", "Preguntas orales", "1. Approval of the minutes",
            "Ordre du jour", "PRAYER", "Part Two", "Conclusion", "DISCUSSION", "The roof", "Introduction of bills", "III.",
            "AMENDMENT NO. 3", "Escena primera"]
# What stands above the entrances of a play, in the words of many languages.
SCENES = ["Scene 3.", "SCENE II.", "Scène V.", "Escena tercera", "Vierter Auftritt", "Andra scenen.", "Scena IV.", "Явление второе",
          "Scena piąta.", "Tooneel 2", "ACT II.", "Cena V", "3. jelenet", "Zweite Szene", "第二場", "Σκηνή Β"]
# What is done on the stage, on a line of its own and without brackets.
ACTIONS = ["Exit.", "Exeunt.", "They go out.", "Elle sort.", "Geht ab.", "Sale.", "Gaar.", "Уходит.", "Wychodzi.", "Parte.",
           "Enter a messenger with a letter.", "Il s'assied près de la fenêtre.", "The lights go down, and a bell is heard far off.",
           "Han lukker døren efter sig.", "Entra la criada con una lámpara.", "She takes the lamp from the table and goes to the door."]
# What a chat notes by itself.
NOTICES = ["=== {} has joined #harbour", "=== {} has left #harbour []", "*** {} quits (Ping timeout)", "-!- {} is now known as {}_",
           "--> {} joined", "<-- {} left", "* {} changed the topic", "{} joined the meeting", "{} has left the call"]
# What annotates a line below it, tier by tier.
TIERS = [("%mor:", "%gra:"), ("%eng:",), ("%wor:", "%com:", "%mor:"), ("\\mb", "\\ge", "\\ft"), ("gls:", "trs:"), ("%pho:", "%mod:")]
# Tags between paragraphs.
TAGS = ["<P>", "<p>", "<br>", "<BR/>", "</p>", "<hr>", "<PAGE>", "</div>"]
LAST_LINES = ["END 2:03 P.M. EDT", "The meeting rose at 5 p.m.", "*", "Adjourned.", "© 2031 Town Council", "Ende der Sitzung",
              "(The sitting closed at 18.20)"]
# Words that stand before a colon within a speech.
FIELDS = ["Remember", "Note", "Cost", "Income", "Spending", "Result", "Warning", "Step 1", "Step 2", "Item one", "Wednesday",
          "Monday", "Achtung", "Grund", "Ergebnis", "Question one", "Re", "Topic", "Summary", "Update", "Example", "First",
          "Second", "Option A", "One rule", "Disclaimer", "Source", "PS", "Nota", "Importante", "Motion", "Attention",
          "Next steps", "Agenda", "Budget", "Location", "Time", "Tip"]
# And those of lists of facts.
RECORD_FIELDS = ["Boat", "Builder", "Colour", "Name", "Date", "Price", "Weight", "Author", "Title", "Status", "Phone", "Fax",
                 "Email", "Ort", "Datum", "Preis", "Lugar", "Fecha", "Nombre", "Année", "Auteur", "Prix", "Key Points",
                 "Background", "READ MORE", "FACT SHEET", "Venue", "Doors", "Category", "Tags", "Contact", "Location", "Total",
                 "Ingredients", "Method", "Serves", "Genre", "Length", "Language"]
# Labels of those whom nobody names.
CROWD = ["Some hon. members", "Several councillors", "An hon. member", "A voice from the gallery", "Varios diputados",
         "Un diputado", "Plusieurs députés", "Voci dai banchi", "Zuruf von der SPD", "Many voices", "Unidentified speaker",
         "All", "Both", "Opposition members", "Una voz", "Eine Abgeordnete", "Honourable Members", "Audience member"]
# What stands behind a name in parentheses, or behind a comma.
PARTIES = ["SPD", "CDU/CSU", "Lib.", "CPC", "NDP", "D66", "PSOE", "AK Parti", "PvdA", "she/her", "Ohio", "Cape Rowan",
           "Minister of Fisheries", "Minister of Diversity and Youth, Lib.", "Lista Mare", "MF", "Guest", "Helsinki, Green"]
OFFICES = ["Minister for Water", "rapporteur", "Press Secretary", "secretary of state", "Director of the Museum", "CEO",
           "president of the commission", "Secretaria de Salud", "chef du gouvernement"]


def item_mark(form, number):
    """The mark of an item of a list of at most five."""
    letter, roman = "abcde"[number], ["i", "ii", "iii", "iv", "v"][number]
    return [f"({letter}) ", f"({number + 1}) ", f"{number + 1}. ", "- ", f"({roman}) ", f"{letter}) "][form]


def annotation(rng, tier, text):
    """What a tier says of a line: its words with tags, or their numbers, or in other words."""
    words = text.split()[:20]
    kind = rng.randrange(3)
    if kind == 0:
        return f"{tier}\t" + " ".join(f"{rng.choice(['pron', 'verb', 'noun', 'adv'])}|{word.lower()}" for word in words)
    if kind == 1:
        return f"{tier}\t" + " ".join(f"{at + 1}|{rng.randint(0, 9)}|{rng.choice(['SUBJ', 'ROOT', 'OBJ'])}" for at in range(len(words)))
    return f"{tier} " + " ".join(reversed(words)).lower()


def page_break(rng, page):
    """The lines of a page's foot or head."""
    return rng.choice([
        ["", f"Page {page}", ""],
        ["", str(page), ""],
        [f"12 March 2031            DEBATES            {page}"],
        ["", str(page), "", "COUNCIL OF THE TOWN", "", "12 March 2031", ""],
        ["", f"{page}   Collected Plays", ""],
        ["", f"{page}/120", "", "Sitting of 12/03/2031", "", "HOUSE OF THE TOWN", ""],
        ["", f"(GOSS NET) Tape {page}", f"        Page {page}", ""],
    ])
