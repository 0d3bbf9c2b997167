// SPDX-License-Identifier: Apache-2.0
#include "report_html.hpp"

#include <gtest/gtest.h>

#include <string>

namespace rostra::report {
namespace {

/// What is written by `write`, which gets an Html.
template <class Write>
std::string written(Write write) {
    std::string bytes;
    const rostra_sink sink = {sizeof(rostra_sink), 0, &bytes,
                              [](void* self, const void* data, std::int64_t size) noexcept -> rostra_status {
                                  static_cast<std::string*>(self)->append(static_cast<const char*>(data),
                                                                          static_cast<std::size_t>(size));
                                  return ROSTRA_OK;
                              }};
    OutputFile file(&sink);
    Html html(file);
    write(html);
    file.flush();
    return bytes;
}

std::string escaped(std::string_view text) {
    std::string out;
    append_escaped(out, text);
    return out;
}

TEST(ReportHtml, EscapesWhatCouldBecomeMarkup) {
    EXPECT_EQ(escaped("<script>alert('x') & \"y\"</script>"),
              "&lt;script&gt;alert(&#39;x&#39;) &amp; &quot;y&quot;&lt;/script&gt;");
}

TEST(ReportHtml, ShowsControlCharactersByTheirPictures) {
    EXPECT_EQ(escaped(std::string_view("a\0b\x1B\x7F\x0B", 6)), "a␀b␛␡␋");
    EXPECT_EQ(escaped("\xC2\x85\xC2\x9F\xC2\xA0"), "\uFFFD\uFFFD\u00A0");
    EXPECT_EQ(escaped("a\tb\n"), "a\tb\n");
}

TEST(ReportHtml, MakesEveryLineEndingOne) { EXPECT_EQ(escaped("a\r\nb\rc\r"), "a\nb\nc\n"); }

TEST(ReportHtml, KeepsOtherScripts) { EXPECT_EQ(escaped("中文 العربية é 🎙"), "中文 العربية é 🎙"); }

TEST(ReportHtml, TakesLiteralsForMarkupAndStringsForText) {
    const std::string text = "<b>";
    EXPECT_EQ(
        written([&](Html& html) { html << "<p title=\"" << text << "\">" << Isolated{text} << "</p>"; }),
        "<p title=\"&lt;b&gt;\"><bdi>&lt;b&gt;</bdi></p>");
}

TEST(ReportHtml, WritesNumbersToBeRead) {
    EXPECT_EQ(written([](Html& html) { html << 0 << " " << 999 << " " << 1000 << " " << -1234567; }),
              "0 999 1,000 -1,234,567");
    EXPECT_EQ(written([](Html& html) {
                  html << Percent{0.12345} << " " << Percent{1} << " " << Fixed{2.0 / 3, 3};
              }),
              "12.3 % 100.0 % 0.667");
    EXPECT_EQ(counted(1, "document", "documents"), "1 document");
    EXPECT_EQ(counted(12000, "document", "documents"), "12,000 documents");
}

TEST(ReportHtml, NamesPlaces) {
    EXPECT_EQ(written([](Html& html) {
                  html << Place{3} << " " << Place{3, 0} << " " << Place{1000, 1200};
              }),
              "d3 d3b0 d1000b1200");
}

TEST(ReportHtml, KeepsBarsWithinTheirFrame) {
    const auto width = [](double share) {
        const std::string bar = written([&](Html& html) { html << Bar{share}; });
        const std::size_t from = bar.find("width=\"") + 7;
        return bar.substr(from, bar.find('"', from) - from);
    };
    EXPECT_EQ(width(0.5), "50.0");
    EXPECT_EQ(width(1.5), "100.0");
    EXPECT_EQ(width(-1), "0.0");
}

}  // namespace
}  // namespace rostra::report
