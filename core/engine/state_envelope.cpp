// SPDX-License-Identifier: Apache-2.0
#include "engine/state_envelope.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <utility>

#include "base/wording.hpp"
#include "files/short_hash.hpp"

namespace rostra::core {

namespace {

constexpr std::string_view kMagic = "ROSTRAST";
constexpr std::uint32_t kFormat = 1;
constexpr std::size_t kBlock = std::size_t{1} << 16;
constexpr std::size_t kMostOrigin = std::size_t{1} << 16;

template <class Integer>
void append(std::string& bytes, Integer value) {
    for (std::size_t i = 0; i < sizeof value; ++i)
        bytes.push_back(static_cast<char>(static_cast<std::uint64_t>(value) >> 8 * i));
}

/// Takes an integer off the front of bytes that hold one.
template <class Integer>
Integer take_integer(std::string_view& bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(Integer); ++i)
        value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << 8 * i;
    bytes.remove_prefix(sizeof(Integer));
    return static_cast<Integer>(value);
}

std::string head_of(const StateOrigin& origin) {
    std::string said;
    append(said, origin.state);
    append(said, static_cast<std::uint32_t>(origin.plugin.size()));
    said += origin.plugin + origin.component;
    std::string head(kMagic);
    append(head, kFormat);
    append(head, static_cast<std::uint32_t>(said.size()));
    head += said;
    append(head, short_hash(head));
    return head;
}

/// None where these are not such bytes.
std::optional<StateOrigin> origin_of(std::string_view said) {
    StateOrigin origin;
    if (said.size() < sizeof(std::int64_t) + sizeof(std::uint32_t)) return std::nullopt;
    origin.state = take_integer<std::int64_t>(said);
    const auto size = take_integer<std::uint32_t>(said);
    if (size > said.size()) return std::nullopt;
    origin.plugin = said.substr(0, size);
    origin.component = said.substr(size);
    return origin;
}

/// The difference in words; empty: none.
std::string difference(const StateOrigin& held, const StateOrigin& expected) {
    if (held.plugin != expected.plugin) {
        return "holds a state of plugin " + in_quotes(held.plugin) + ", and this is plugin " +
               in_quotes(expected.plugin);
    }
    if (held.component != expected.component) {
        return "holds a state of component " + in_quotes(held.component) + " of plugin " +
               in_quotes(held.plugin) + ", and this is component " + in_quotes(expected.component);
    }
    if (held.state != expected.state) {
        return "holds a state of " + in_quotes(held.component) + " version " + std::to_string(held.state) +
               ", and this is version " + std::to_string(expected.state);
    }
    return {};
}

/// Chained: blocks that were exchanged, left out or put in twice are noticed too.
std::uint64_t checksum_of(std::string_view block, std::uint64_t before) { return short_hash(block, before); }

}  // namespace

StateEnvelopeWriter::StateEnvelopeWriter(const StateOrigin& origin, Put put)
    : put_(std::move(put)), sink_{sizeof(rostra_sink), 0, this, write} {
    const std::string head = head_of(origin);
    checksum_ = short_hash(head);
    this->put(head);
}

rostra_status StateEnvelopeWriter::write(void* self, const void* bytes, std::int64_t size) noexcept {
    auto& writer = *static_cast<StateEnvelopeWriter*>(self);
    try {
        writer.take({static_cast<const char*>(bytes), static_cast<std::size_t>(size)});
    } catch (const std::exception& error) {
        writer.error_ = Error::failed(error.what());
    }
    return writer.error_ ? ROSTRA_FAILED : ROSTRA_OK;
}

void StateEnvelopeWriter::take(std::string_view bytes) {
    while (!bytes.empty() && !error_) {
        if (block_.empty()) block_.append(sizeof(std::uint32_t), '\0');
        const std::size_t room = kBlock + sizeof(std::uint32_t) - block_.size();
        block_.append(bytes.substr(0, room));
        bytes.remove_prefix(std::min(room, bytes.size()));
        if (block_.size() == kBlock + sizeof(std::uint32_t)) end_block();
    }
}

void StateEnvelopeWriter::end_block() {
    std::string size;
    append(size, static_cast<std::uint32_t>(block_.size() - sizeof(std::uint32_t)));
    block_.replace(0, size.size(), size);
    checksum_ = checksum_of(block_, checksum_);
    append(block_, checksum_);
    put(block_);
    block_.clear();
}

void StateEnvelopeWriter::put(std::string_view bytes) {
    if (error_) return;
    if (Result<void> done = put_(bytes); !done) error_ = done.error();
}

Result<void> StateEnvelopeWriter::finish() {
    if (!block_.empty()) end_block();
    block_.append(sizeof(std::uint32_t), '\0');
    end_block();
    if (error_) return *error_;
    return {};
}

StateEnvelopeReader::StateEnvelopeReader(std::string name, Get get)
    : name_(std::move(name)), get_(std::move(get)), stream_{sizeof(rostra_stream), 0, this, read} {}

Error StateEnvelopeReader::wrong(std::string_view what) const {
    return Error::failed(name_ + " " + std::string(what) + "; save it again from a run");
}

Result<void> StateEnvelopeReader::exactly(char* bytes, std::size_t size) {
    while (size != 0) {
        Result<std::size_t> got = get_(bytes, size);
        if (!got) return got.error();
        if (*got == 0) return wrong("is cut short");
        bytes += *got;
        size -= *got;
    }
    return {};
}

Result<void> StateEnvelopeReader::open(const StateOrigin& expected) {
    constexpr std::size_t kFixed = kMagic.size() + 2 * sizeof(std::uint32_t);
    std::string head(kFixed, '\0');
    Result<void> there = exactly(head.data(), kMagic.size());
    if (there && !head.starts_with(kMagic)) return wrong("is no saved state");
    if (there) there = exactly(head.data() + kMagic.size(), kFixed - kMagic.size());
    if (!there) return there;
    std::string_view rest(head);
    rest.remove_prefix(kMagic.size());
    const auto format = take_integer<std::uint32_t>(rest);
    const auto size = take_integer<std::uint32_t>(rest);
    if (format != kFormat) {
        return wrong("holds a state in format " + std::to_string(format) + ", and this is format " +
                     std::to_string(kFormat));
    }
    if (size > kMostOrigin) return wrong("is damaged");
    head.resize(kFixed + size);
    if (there = exactly(head.data() + kFixed, size); !there) return there;
    std::array<char, sizeof checksum_> sum{};
    if (there = exactly(sum.data(), sum.size()); !there) return there;
    std::string_view sum_bytes(sum.data(), sum.size());
    const std::optional<StateOrigin> held = origin_of(std::string_view(head).substr(kFixed));
    if (take_integer<std::uint64_t>(sum_bytes) != short_hash(head) || !held) return wrong("is damaged");
    const std::string differs = difference(*held, expected);
    if (!differs.empty()) return wrong(differs);
    head.append(sum.data(), sum.size());
    checksum_ = short_hash(head);
    return {};
}

Result<void> StateEnvelopeReader::next_block() {
    used_ = sizeof(std::uint32_t);
    block_.resize(used_);
    Result<void> there = exactly(block_.data(), used_);
    if (!there) return there;
    std::string_view size_bytes(block_);
    const auto size = take_integer<std::uint32_t>(size_bytes);
    if (size > kBlock) return wrong("is damaged");
    block_.resize(used_ + size);
    std::array<char, sizeof checksum_> sum{};
    if (there = exactly(block_.data() + used_, size); !there) return there;
    if (there = exactly(sum.data(), sum.size()); !there) return there;
    std::string_view sum_bytes(sum.data(), sum.size());
    checksum_ = checksum_of(block_, checksum_);
    if (take_integer<std::uint64_t>(sum_bytes) != checksum_) return wrong("is damaged");
    if (size != 0) return {};
    ended_ = true;
    char more = 0;
    Result<std::size_t> behind = get_(&more, 1);
    if (!behind) return behind.error();
    if (*behind != 0) return wrong("has bytes behind its end");
    return {};
}

std::int64_t StateEnvelopeReader::hand_on(char* bytes, std::size_t size) {
    if (used_ == block_.size() && !ended_) {
        if (Result<void> there = next_block(); !there) {
            error_ = there.error();
            return -1;
        }
    }
    const std::size_t count = std::min(size, block_.size() - used_);
    std::memcpy(bytes, block_.data() + used_, count);
    used_ += count;
    return static_cast<std::int64_t>(count);
}

std::int64_t StateEnvelopeReader::read(void* self, void* bytes, std::int64_t size) noexcept {
    auto& reader = *static_cast<StateEnvelopeReader*>(self);
    if (reader.error_) return -1;
    try {
        return reader.hand_on(static_cast<char*>(bytes), static_cast<std::size_t>(size));
    } catch (const std::exception& error) {
        reader.error_ = Error::failed(error.what());
        return -1;
    }
}

}  // namespace rostra::core
