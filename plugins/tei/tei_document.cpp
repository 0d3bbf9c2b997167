// SPDX-License-Identifier: Apache-2.0
#include "tei_document.hpp"

#include <algorithm>

#include "tei_people.hpp"

namespace rostra::tei {

void TeiDocument::begin(std::string_view element, const XmlAttributes& attributes) {
    if (hidden_ > 0) {
        ++hidden_;
        return;
    }
    Open open;
    open.kind = kind_of(element);
    open.from = text_.size();
    if (!open_.empty() && open_.back().kind == Element::variants) {
        if (is_other_variant(element) || open_.back().taken) {
            hidden_ = 1;
            return;
        }
        open_.back().taken = true;
    }
    switch (open.kind) {
        case Element::hidden:
            hidden_ = 1;
            return;
        case Element::structure:
            if (element == "text" && language_.empty()) language_ = attributes.get("xml:lang");
            open.division = element.starts_with("div");
            if (open.division) ++divisions_;
            text_.break_block();
            break;
        case Element::block:
            // A segment within a paragraph is a part of it.
            open.counts = element != "seg" || blocks_ == 0;
            if (open.counts) text_.break_block();
            ++blocks_;
            break;
        case Element::line:
            text_.break_line();
            ++blocks_;
            break;
        case Element::heading:
            text_.break_block();
            ++blocks_;
            open.counts = !in_heading_;
            in_heading_ = true;
            break;
        case Element::speech:
            text_.break_block();
            if (!aside_) begin_speech(attributes);
            open.counts = !aside_;
            break;
        case Element::label:
            text_.break_line();
            open.counts = !aside_ && !speaking_.empty();
            if (open.counts) {
                if (!speaking_.back().speech.label.empty()) close_row();
                drop_label();
                speaking_.back().first = -1;
                speaking_.back().by_note = false;
                aside_ = true;
            }
            break;
        case Element::event:
            begin_event(element, attributes, open);
            break;
        case Element::page:
            text_.break_block();
            open.counts = !aside_;
            if (open.counts)
                page_rule_ = attributes.get("type") == "pageNum" ? "page-number" : "running-head";
            aside_ = true;
            break;
        case Element::milestone:
            if (attributes.get("break") == "no") {
                text_.join();
            } else {
                text_.add_gap();
            }
            break;
        case Element::word: {
            const std::string_view join = attributes.get("join");
            if (join == "left" || join == "both") text_.join();
            open.joins = join == "right" || join == "both";
            break;
        }
        case Element::inlined:
        case Element::variants:
            break;
    }
    open_.push_back(open);
}

void TeiDocument::end() {
    if (hidden_ > 0) {
        --hidden_;
        return;
    }
    if (open_.empty()) return;
    const Open open = open_.back();
    open_.pop_back();
    switch (open.kind) {
        case Element::structure:
            if (open.division) --divisions_;
            text_.break_block();
            break;
        case Element::block:
            --blocks_;
            if (open.counts) text_.break_block();
            break;
        case Element::line:
            --blocks_;
            text_.break_line();
            break;
        case Element::heading:
            --blocks_;
            if (open.counts) {
                in_heading_ = false;
                const Span place = text_.since(open.from);
                const auto level = static_cast<std::int32_t>(std::clamp<std::size_t>(divisions_, 1, 6));
                if (!place.empty()) headings_.push_back({place, {}, level});
            }
            text_.break_block();
            break;
        case Element::speech:
            if (open.counts) {
                close_row();
                drop_label();
                speaking_.pop_back();
            }
            text_.break_block();
            break;
        case Element::label:
            if (open.counts) {
                aside_ = false;
                speaking_.back().speech.label = text_.since(open.from);
            }
            text_.break_line();
            break;
        case Element::event:
            end_event(open);
            break;
        case Element::page:
            if (open.counts) {
                aside_ = false;
                const Span place = text_.since(open.from);
                if (!place.empty()) page_.push_back({place, page_rule_});
            }
            text_.break_block();
            break;
        case Element::word:
            if (open.joins) text_.join();
            break;
        default:
            break;
    }
}

void TeiDocument::words(std::string_view characters, std::size_t begin, std::size_t end) {
    if (hidden_ > 0 || open_.empty()) return;
    const Element holder = open_.back().kind;
    if (holder == Element::variants) return;  // white space between two of them
    const Span added = text_.add(characters, begin, end);
    if (added.empty() || aside_ || in_heading_ || speaking_.empty()) return;
    Speaking& speaking = speaking_.back();
    if (speaking.first < 0) speaking.first = added.begin;
    speaking.last = added.end;
}

void TeiDocument::begin_event(std::string_view element, const XmlAttributes& attributes, Open& open) {
    open.in_block = blocks_ > 0 || text_.goes_on();
    if (open.in_block) {
        text_.add_gap();
    } else {
        text_.break_block();
    }
    open.counts = !aside_;
    if (aside_) return;
    flush_label();
    aside_ = true;
    const std::string_view place = attributes.get("place");
    page_rule_ = element == "note" && !place.empty() ? "footnote" : "";
    event_ = TeiEvent();
    event_.element = element;
    event_.type = attributes.get(element == "gap" ? "reason" : "type");
    event_.who = attributes.get("who");
}

void TeiDocument::end_event(const Open& open) {
    if (open.in_block) {
        text_.add_gap();
    } else {
        text_.break_block();
    }
    if (!open.counts) return;
    aside_ = false;
    event_.place = text_.since(open.from);
    if (page_rule_ == "footnote") {
        if (!event_.place.empty()) page_.push_back({event_.place, page_rule_});
    } else if (event_.element == "note" && event_.type == "speaker") {
        label_ = event_;
    } else {
        events_.push_back(event_);
    }
}

void TeiDocument::begin_speech(const XmlAttributes& attributes) {
    if (!speaking_.empty()) close_row();
    Speaking speaking;
    speaking.speech.who = attributes.get("who");
    speaking.speech.role = id_of(attributes.get("ana").substr(0, attributes.get("ana").find(' ')));
    if (label_ && label_->place.end == text_.size()) {
        speaking.speech.label = label_->place;
        speaking.by_note = true;
        label_.reset();
    }
    flush_label();
    speaking_.push_back(std::move(speaking));
}

/// Hands on what was said since the last row; what follows is another row of the same speaker.
void TeiDocument::close_row() {
    Speaking& speaking = speaking_.back();
    if (speaking.first >= 0) {
        TeiSpeech speech = speaking.speech;
        speech.said = {speaking.first, speaking.last};
        if (speech.label.empty()) speech.label = {speaking.first, speaking.first};
        speeches_.push_back(std::move(speech));
        speaking.speech.label = {};
    }
    speaking.first = -1;
}

/// Whoever is named and says nothing is told by an event.
void TeiDocument::drop_label() {
    Speaking& speaking = speaking_.back();
    if (speaking.speech.label.empty()) return;
    const auto later = [](Span place, const TeiEvent& event) { return place < event.place; };
    TeiEvent event{speaking.speech.label, speaking.by_note ? "note" : "speaker",
                   speaking.by_note ? "speaker" : "", speaking.speech.who};
    events_.insert(std::upper_bound(events_.begin(), events_.end(), event.place, later), std::move(event));
    speaking.speech.label = {};
}

/// A note that names a speaker of whom no speech follows is a note like others.
void TeiDocument::flush_label() {
    if (label_) events_.push_back(*label_);
    label_.reset();
}

}  // namespace rostra::tei
