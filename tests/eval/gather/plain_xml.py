# SPDX-License-Identifier: Apache-2.0
"""XML without name spaces, and the text of its elements on one line."""
import re
from xml.etree import ElementTree


def parse(content):
    root = ElementTree.fromstring(content)
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rsplit("}", 1)[-1]
            element.attrib = {key.rsplit("}", 1)[-1]: value for key, value in element.attrib.items()}
        else:
            element.tag = "comment"
    return root


def one_line(text):
    return re.sub(r"\s+", " ", text or "").strip()


def text_of(element, without=()):
    """All text of an element but that of elements in `without`."""
    if element.tag in without or element.tag == "comment":
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [text_of(child, without), child.tail or ""]
    return "".join(parts)


def line_of(element, without=()):
    return one_line(text_of(element, without))
