// SPDX-License-Identifier: Apache-2.0
#include "corpus_writer.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <unordered_set>

#include "tar_file.hpp"

namespace rostra::text {

namespace {

constexpr std::string_view kBlanks = " \t\r\n\f\v";
constexpr std::string_view kExtension = ".txt";

}  // namespace

std::string without(std::string_view text, const std::vector<Span>& marked) {
    std::string left;
    auto mark = marked.begin();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        const std::size_t line = left.size();
        bool cut = false;
        while (at < end) {
            while (mark != marked.end() && static_cast<std::size_t>(mark->end) <= at) ++mark;
            const std::size_t begin = mark == marked.end() ? end : static_cast<std::size_t>(mark->begin);
            if (begin > at) left += text.substr(at, std::min(begin, end) - at);
            at = std::min(std::max(begin, at), end);
            if (at == end) break;
            cut = true;
            at = std::min(static_cast<std::size_t>(mark->end), end);
        }
        if (cut && left.find_first_not_of(kBlanks, line) == std::string::npos) left.resize(line);
    }
    return left;
}

CorpusWriter::CorpusWriter(const Setup& setup)
    : noise_(setup.input("noise")), copies_(setup.input("duplicate_cluster")) {
    if (!copies_.present) return;
    cluster_ = setup.column("duplicate_cluster", "cluster");
    document_ = setup.column("duplicate_cluster", "document");
    earliest_ = setup.column("duplicate_cluster", "earliest");
}

CorpusWriter::Run::Run(const CorpusWriter& writer, const Call& call)
    : writer_(writer), file_(Files(call).open("corpus.tar")) {}

void CorpusWriter::Run::documents(const Call& /*call*/, const Batch& batch) {
    for (const Document document : batch) {
        Kept& kept = documents_.emplace_back(Kept{document.ordinal(), noise_.size(), 0});
        if (!writer_.noise_.present) continue;
        const Spans spans = document.spans(writer_.noise_);
        for (std::size_t i = 0; i < spans.size(); ++i) noise_.push_back(spans[i]);
        kept.count = spans.size();
    }
}

/// Of a cluster the earliest document stays, or the first where none has a date.
void CorpusWriter::Run::table(const Call& call, std::uint32_t /*input*/, const TableView& rows) {
    const auto cluster = rows.values<std::int64_t>(writer_.cluster_);
    const auto document = rows.values<std::int64_t>(writer_.document_);
    const DictionaryColumn earliest = rows.dictionary(writer_.earliest_);
    const Corpus corpus(call);
    for (std::size_t i = 0; i < cluster.size(); ++i) {
        const bool first = cluster[i] != cluster_;
        cluster_ = cluster[i];
        const bool stays = earliest[i].empty() ? first : earliest[i] == corpus.id(document[i]);
        if (!stays) copies_.insert(document[i]);
    }
}

void CorpusWriter::Run::commit(const Call& call) {
    const Corpus corpus(call);
    std::unordered_set<std::string> taken;  // names that are ids
    for (const Kept& kept : documents_) {
        const std::string_view id = corpus.id(kept.ordinal);
        if (id.ends_with(kExtension)) taken.emplace(id);
    }
    for (const Kept& kept : documents_) {
        call.check_stop();
        if (copies_.contains(kept.ordinal)) continue;
        const auto first = noise_.begin() + static_cast<std::ptrdiff_t>(kept.first);
        const TextLease lease = corpus.text(kept.ordinal);
        const std::string text =
            without(lease.text(), {first, first + static_cast<std::ptrdiff_t>(kept.count)});
        std::string name(corpus.id(kept.ordinal));
        if (!name.ends_with(kExtension)) {
            do {
                name += kExtension;
            } while (taken.contains(name));
        }
        file_.write(tar_head(name, text.size()));
        file_.write(text);
        file_.write(tar_padding(text.size()));
    }
    file_.write(tar_end());
    file_.flush();
}

}  // namespace rostra::text
