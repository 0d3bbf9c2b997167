// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>
#include <streambuf>

namespace rostra::core {

/// A stream for people: what is written to it goes on to another, but no control character does, so nothing that stands
/// in the name of a file or a plugin can move the cursor, change colours or write a false line.
///
///     PrintableStream shown(std::cerr);
///     shown << "error: there is no file " << name << "\n";
class PrintableStream : public std::ostream {
public:
    explicit PrintableStream(std::ostream& target) : std::ostream(nullptr), buffer_(target) {
        rdbuf(&buffer_);
    }

private:
    /// Keeps nothing back: whoever else writes to the same terminal comes before or behind, as it happened.
    class Buffer : public std::streambuf {
    public:
        explicit Buffer(std::ostream& target) : target_(target) {}

    protected:
        std::streamsize xsputn(const char* text, std::streamsize size) override;
        int_type overflow(int_type character) override;
        int sync() override;

    private:
        std::ostream& target_;
    };

    Buffer buffer_;
};

}  // namespace rostra::core
