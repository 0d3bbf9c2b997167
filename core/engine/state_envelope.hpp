// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "rostra/abi/base.h"

namespace rostra::core {

/// Whose state is saved.
struct StateOrigin {
    std::string plugin;      ///< its id
    std::string component;   ///< its name
    std::int64_t state = 1;  ///< of the component's manifest: the version of what the bytes mean
};

/// Writes the envelope of a saved state: a head that says whose state it is, the plugin's bytes in blocks of which each
/// has a checksum, and an end. Integers are little-endian:
///
///     head   "ROSTRAST", format (4 bytes), size of the origin (4), the origin, checksum of all before it (8)
///     origin state (8), size of the plugin's id (4), the id, the component's name
///     block  size (4, not 0), bytes, checksum (8) of size and bytes, which goes on from the checksum before it
///     end    a block of size 0
///
///     StateEnvelopeWriter envelope({"keyness", "keyness", 2}, [&](std::string_view bytes) { return file.write(bytes); });
///     status = functions.save(call, instance, state, envelope.sink());
///     Result<void> whole = envelope.finish();
class StateEnvelopeWriter {
public:
    using Put = std::function<Result<void>(std::string_view bytes)>;

    StateEnvelopeWriter(const StateOrigin& origin, Put put);
    StateEnvelopeWriter(const StateEnvelopeWriter&) = delete;
    StateEnvelopeWriter& operator=(const StateEnvelopeWriter&) = delete;

    /// For `save`.
    [[nodiscard]] const rostra_sink* sink() const { return &sink_; }
    /// Writes what is left and the end, or says why something could not be written.
    [[nodiscard]] Result<void> finish();

private:
    static rostra_status write(void* self, const void* bytes, std::int64_t size) noexcept;
    void take(std::string_view bytes);
    void end_block();
    void put(std::string_view bytes);

    Put put_;
    rostra_sink sink_;
    std::string block_;
    std::uint64_t checksum_ = 0;
    std::optional<Error> error_;
};

/// Takes a saved state out of its envelope, block by block: no byte is handed on before the checksum of its block was
/// looked at. What is wrong is said with the name that the state has in messages, as "'corpus.state'".
///
///     StateEnvelopeReader envelope("'corpus.state'", read);
///     if (Result<void> ours = envelope.open(origin); !ours) return ours.error();
///     status = functions.load(call, instance, {…, envelope.stream(), …}, &state);
///     if (envelope.failure()) return *envelope.failure();                 // why a load failed that said nothing
class StateEnvelopeReader {
public:
    /// Fills at most `size` bytes; returns how many, 0 at the end.
    using Get = std::function<Result<std::size_t>(char* bytes, std::size_t size)>;

    StateEnvelopeReader(std::string name, Get get);
    StateEnvelopeReader(const StateEnvelopeReader&) = delete;
    StateEnvelopeReader& operator=(const StateEnvelopeReader&) = delete;

    /// Reads the head. What is no saved state, or one of another plugin, component or version, is refused.
    [[nodiscard]] Result<void> open(const StateOrigin& expected);
    /// For `load`, after open().
    [[nodiscard]] const rostra_stream* stream() const { return &stream_; }
    /// Why the stream failed, if it did.
    [[nodiscard]] const std::optional<Error>& failure() const { return error_; }

private:
    static std::int64_t read(void* self, void* bytes, std::int64_t size) noexcept;
    std::int64_t hand_on(char* bytes, std::size_t size);
    [[nodiscard]] Result<void> next_block();
    [[nodiscard]] Result<void> exactly(char* bytes, std::size_t size);
    [[nodiscard]] Error wrong(std::string_view what) const;

    std::string name_;
    Get get_;
    rostra_stream stream_;
    std::string block_;
    std::size_t used_ = 0;  // bytes of the block
    std::uint64_t checksum_ = 0;
    bool ended_ = false;
    std::optional<Error> error_;
};

}  // namespace rostra::core
