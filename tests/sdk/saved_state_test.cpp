// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>

#include "rostra/analysis/state/string_table.hpp"
#include "rostra/state_bytes.hpp"
#include "support/state_bytes_in_memory.hpp"

namespace rostra {
namespace {

using test::BytesToLoad;
using test::SavedBytes;

std::string why_not(const auto& read) {
    try {
        read();
    } catch (const Refused&) {
        return "refused";
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "";
}

TEST(SavedState, IsReadAsItWasWrittenHoweverItArrives) {
    const std::string text = "Ann and Bob", long_text(200'000, 'x');
    std::vector<std::uint32_t> numbers(90'000);
    for (std::uint32_t i = 0; i < numbers.size(); ++i) numbers[i] = i * i;
    SavedBytes saved;
    StateWriter writer(saved.sink());
    writer.integer(-5);
    writer.string(text);
    writer.string("");
    writer.string(long_text);
    writer.ordinal(7);
    writer.integer(static_cast<std::int64_t>(numbers.size()));
    writer.raw(numbers.data(), numbers.size() * sizeof(numbers[0]));
    writer.string(text);
    writer.flush();
    for (const std::size_t step : {1U, 7U, 65536U, 10'000'000U}) {
        for (const bool known : {false, true}) {
            const BytesToLoad bytes(saved.bytes(), step);
            const auto size = static_cast<std::int64_t>(saved.bytes().size());
            StateReader reader(bytes.stream(), 100, known ? size : -1);
            EXPECT_EQ(reader.integer(), -5);
            EXPECT_EQ(reader.string(), text);
            EXPECT_EQ(reader.string(), "");
            EXPECT_EQ(reader.string(), long_text);
            EXPECT_EQ(reader.ordinal(), 107);
            Buffer<std::uint32_t> read;
            reader.values(static_cast<std::size_t>(reader.count(sizeof(std::uint32_t))), read);
            EXPECT_TRUE(std::equal(numbers.begin(), numbers.end(), read.span().begin(), read.span().end()));
            EXPECT_EQ(reader.string(), text);
            reader.finish();
        }
    }
}

TEST(SavedState, IsRefusedWhereItEndsTooSoonOrTooLate) {
    SavedBytes saved;
    StateWriter writer(saved.sink());
    writer.string("some bytes of a state");
    writer.flush();
    const std::string& whole = saved.bytes();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const BytesToLoad bytes(std::string_view(whole).substr(0, size));
        StateReader reader(bytes.stream());
        EXPECT_EQ(why_not([&] { reader.string(); }), "a saved state is cut short");
        const BytesToLoad failing(std::string_view(whole).substr(0, size), 5, true);
        StateReader failing_reader(failing.stream());
        EXPECT_EQ(why_not([&] { failing_reader.string(); }), "refused");  // the host knows why
    }
    const std::string longer = whole + "!";
    const BytesToLoad bytes(longer);
    StateReader reader(bytes.stream());
    reader.string();
    EXPECT_EQ(why_not([&] { reader.finish(); }), "a saved state has bytes left over");
}

TEST(SavedState, IsNotTrustedWithCountsOrOrdinals) {
    SavedBytes saved;
    StateWriter writer(saved.sink());
    writer.integer(std::numeric_limits<std::int64_t>::max());
    writer.flush();
    const auto reading = [&](std::int64_t size, std::int64_t shift, const auto& read) {
        const BytesToLoad bytes(saved.bytes());
        StateReader reader(bytes.stream(), shift, size);
        return why_not([&] { read(reader); });
    };
    EXPECT_EQ(reading(8, 0, [](StateReader& reader) { reader.count(1); }), "a saved state is damaged");
    EXPECT_EQ(reading(-1, 0, [](StateReader& reader) { reader.count(1); }), "");
    EXPECT_EQ(reading(-1, 0, [](StateReader& reader) { reader.string(); }), "a saved state is cut short");
    EXPECT_EQ(reading(-1, 0,
                      [](StateReader& reader) {
                          Buffer<std::uint64_t> values;
                          reader.values(static_cast<std::size_t>(reader.count(8)), values);
                      }),
              "a saved state is cut short");
    EXPECT_EQ(reading(-1, 0, [](StateReader& reader) { reader.ordinal(); }), "");
    EXPECT_EQ(reading(-1, 1, [](StateReader& reader) { reader.ordinal(); }), "a saved state is damaged");
}

TEST(SavedState, OfATableOfStringsDoesNotShowTheOrderTheyCameIn) {
    SavedBytes one, other;
    StringTable a, b;
    for (const char* word : {"quay", "", "ferry"}) a.id(word);
    for (const char* word : {"ferry", "quay", ""}) b.id(word);
    StateWriter one_writer(one.sink()), other_writer(other.sink());
    EXPECT_EQ(a.save(one_writer), (std::vector<std::uint32_t>{2, 0, 1}));
    b.save(other_writer);
    one_writer.flush();
    other_writer.flush();
    EXPECT_EQ(one.bytes(), other.bytes());
    const BytesToLoad bytes(one.bytes());
    StateReader reader(bytes.stream());
    StringTable loaded;
    loaded.load(reader);
    reader.finish();
    EXPECT_EQ(loaded[0], "");
    EXPECT_EQ(loaded[1], "ferry");
    EXPECT_EQ(loaded[2], "quay");
}

}  // namespace
}  // namespace rostra
