// SPDX-License-Identifier: Apache-2.0
#include "fact_records.hpp"

#include <array>

namespace rostra::figure_comparison {

namespace {

constexpr std::array kTexts = {&KeptFigure::sort,    &KeptFigure::interval, &KeptFigure::unit,
                               &KeptFigure::noun,    &KeptFigure::subject,  &KeptFigure::as_of,
                               &KeptFigure::modifier};

}  // namespace

std::string KeptFigures::written() const {
    RecordWriter writer;
    writer.text(language);
    writer.number(static_cast<std::int64_t>(figures.size()));
    for (const KeptFigure& figure : figures) {
        for (const Span span : {figure.span, figure.sentence}) {
            writer.number(span.begin);
            writer.number(span.end);
        }
        for (const auto text : kTexts) writer.text(figure.*text);
    }
    return writer.bytes();
}

KeptFigures KeptFigures::read(std::string_view bytes) {
    RecordReader reader(bytes);
    KeptFigures kept;
    kept.language = reader.text();
    for (std::int64_t left = reader.count(); left > 0; --left) {
        KeptFigure figure;
        figure.span = reader.span();
        figure.sentence = reader.span();
        StateReader::require(figure.sentence.contains(figure.span));
        for (const auto text : kTexts) figure.*text = reader.text();
        kept.figures.push_back(std::move(figure));
    }
    reader.finish();
    return kept;
}

}  // namespace rostra::figure_comparison
