// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "laws/test_component.hpp"

namespace rostra::speakers {

// The layers and tables of the plugin's manifest.
inline const laws::Shape kNoise = {laws::Shape::Kind::layer, "noise", {}, true};
inline const laws::Shape kCorrection = {laws::Shape::Kind::layer,
                                        "correction",
                                        {{"layer", laws::ColumnKind::dictionary},
                                         {"name", laws::ColumnKind::dictionary},
                                         {"value", laws::ColumnKind::string}},
                                        false};
inline const laws::Shape kLabel = {laws::Shape::Kind::layer,
                                   "label",
                                   {{"kind", laws::ColumnKind::dictionary},
                                    {"speaker", laws::ColumnKind::dictionary},
                                    {"name", laws::ColumnKind::dictionary},
                                    {"role", laws::ColumnKind::dictionary},
                                    {"label_begin", laws::ColumnKind::int32},
                                    {"label_end", laws::ColumnKind::int32},
                                    {"confidence", laws::ColumnKind::float64},
                                    {"time_begin", laws::ColumnKind::int64, 0, true},
                                    {"time_end", laws::ColumnKind::int64, 0, true}},
                                   true};
inline const laws::Shape kNote = {laws::Shape::Kind::layer,
                                  "note",
                                  {{"kind", laws::ColumnKind::dictionary},
                                   {"speaker", laws::ColumnKind::dictionary},
                                   {"name", laws::ColumnKind::dictionary}},
                                  true};
inline const laws::Shape kTurnLabel = {laws::Shape::Kind::layer, "turn_label", {}, true};
inline const laws::Shape kCue = {
    laws::Shape::Kind::layer,
    "cue",
    {{"time_begin", laws::ColumnKind::int64}, {"time_end", laws::ColumnKind::int64}},
    true};
inline const laws::Shape kMarkedTurn = {laws::Shape::Kind::layer,
                                        "marked_turn",
                                        {{"speaker", laws::ColumnKind::dictionary},
                                         {"name", laws::ColumnKind::dictionary},
                                         {"role", laws::ColumnKind::dictionary},
                                         {"label_begin", laws::ColumnKind::int32},
                                         {"label_end", laws::ColumnKind::int32},
                                         {"time_begin", laws::ColumnKind::int64, 0, true},
                                         {"time_end", laws::ColumnKind::int64, 0, true}},
                                        true};
inline const laws::Shape kMarkedEvent = {
    laws::Shape::Kind::layer,
    "marked_event",
    {{"kind", laws::ColumnKind::dictionary}, {"name", laws::ColumnKind::dictionary}},
    true};
inline const laws::Shape kNoteNames = {
    laws::Shape::Kind::layer, "note", {{"name", laws::ColumnKind::dictionary}}, true};
inline const laws::Shape kToken = {laws::Shape::Kind::layer, "token", {}, true};
inline const laws::Shape kEvent = {laws::Shape::Kind::layer,
                                   "event",
                                   {{"kind", laws::ColumnKind::dictionary},
                                    {"turn", laws::ColumnKind::int32},
                                    {"speaker", laws::ColumnKind::dictionary},
                                    {"speaker_id", laws::ColumnKind::dictionary}},
                                   true};
inline const laws::Shape kNames = {
    laws::Shape::Kind::layer,
    "label",
    {{"name", laws::ColumnKind::dictionary}, {"role", laws::ColumnKind::dictionary}},
    true};
inline const laws::Shape kSpeaker = {laws::Shape::Kind::table,
                                     "speaker",
                                     {{"name", laws::ColumnKind::string},
                                      {"speaker_id", laws::ColumnKind::string},
                                      {"role", laws::ColumnKind::string},
                                      {"documents", laws::ColumnKind::int64},
                                      {"turns", laws::ColumnKind::int64},
                                      {"words", laws::ColumnKind::int64, 0, true},
                                      {"group_name", laws::ColumnKind::string}}};
inline const laws::Shape kFact = {laws::Shape::Kind::table,
                                  "speaker_fact",
                                  {{"speaker_id", laws::ColumnKind::string},
                                   {"name", laws::ColumnKind::string},
                                   {"value", laws::ColumnKind::string}}};
inline const laws::Shape kSpeakerIds = {laws::Shape::Kind::table,
                                        "speaker",
                                        {{"name", laws::ColumnKind::string},
                                         {"speaker_id", laws::ColumnKind::string},
                                         {"group_name", laws::ColumnKind::string}}};
inline const laws::Shape kTurn = {laws::Shape::Kind::layer,
                                  "turn",
                                  {{"turn", laws::ColumnKind::int32},
                                   {"kind", laws::ColumnKind::dictionary},
                                   {"speaker", laws::ColumnKind::dictionary},
                                   {"speaker_id", laws::ColumnKind::dictionary},
                                   {"role", laws::ColumnKind::dictionary},
                                   {"label_begin", laws::ColumnKind::int32},
                                   {"label_end", laws::ColumnKind::int32},
                                   {"confidence", laws::ColumnKind::float64},
                                   {"time_begin", laws::ColumnKind::int64, 0, true},
                                   {"time_end", laws::ColumnKind::int64, 0, true},
                                   {"words", laws::ColumnKind::int64, 0, true},
                                   {"group_name", laws::ColumnKind::dictionary}},
                                  true};

}  // namespace rostra::speakers
