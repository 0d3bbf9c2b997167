// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "report_findings.hpp"
#include "report_html.hpp"
#include "report_inputs.hpp"
#include "report_page.hpp"
#include "rostra/plugin.hpp"

namespace rostra::report {
namespace {

Limits limits_of(const Options& options) {
    auto limit = [&](std::string_view name) { return static_cast<std::size_t>(options.integer(name)); };
    return {limit("max-documents"), limit("max-text"),     limit("max-terms"),   limit("max-groups"),
            limit("max-pairs"),     limit("max-clusters"), limit("max-members"), limit("max-passages"),
            limit("max-sentences"), limit("max-rows")};
}

/// report.html. Gathers what it shows while the run hands it over, and writes the page at the end.
class ReportWriter {
public:
    ReportWriter(const Setup& setup, const Call& call)
        : inputs_(setup),
          limits_(limits_of(setup.options())),
          parts_{std::string(setup.options().string("title")),
                 std::string(Data(setup, call).read("report.css").text())} {}

    class Run {
    public:
        Run(const ReportWriter& writer, const Call& call)
            : writer_(writer),
              file_(Files(call).open("report.html")),
              findings_(writer.inputs_, writer.limits_) {}

        void documents(const Call& call, const Batch& batch) { findings_.take_documents(call, batch); }
        void table(const Call& call, std::uint32_t input, const TableView& rows) {
            call.check_stop();
            findings_.take_table(input, rows);
        }
        void commit(const Call& call) {
            findings_.comparison.end_tables();
            for (const std::string& sentence : left_out(findings_)) call.warn("report.html: " + sentence);
            Html html(file_);
            write_page(html, writer_.parts_, findings_, Corpus(call));
            file_.flush();
        }

    private:
        const ReportWriter& writer_;
        OutputFile file_;
        Findings findings_;
    };

private:
    ReportInputs inputs_;
    Limits limits_;
    PageParts parts_;
};

}  // namespace
}  // namespace rostra::report

ROSTRA_PLUGIN(rostra::writer<rostra::report::ReportWriter>("page"))
