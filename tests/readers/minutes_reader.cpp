// SPDX-License-Identifier: Apache-2.0
// NAME> WORDS, a line each. The text is the file as it stands; the file is read from its end to its beginning, since
// it can be.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "turn_layer.hpp"

namespace readers {
namespace {

using namespace rostra;

class Minutes {
public:
    explicit Minutes(const Setup&) {}

    class Cursor {
    public:
        Cursor(const Minutes&, Source& source) {
            constexpr std::int64_t kBlock = 512;
            all_.resize(static_cast<std::size_t>(source.size()));
            for (std::int64_t end = source.size(); end > 0;) {
                const std::int64_t begin = std::max<std::int64_t>(end - kBlock, 0);
                const auto size = static_cast<std::size_t>(end - begin);
                if (source.read_at(begin, all_.data() + begin, size) != size)
                    throw IoError("the input is cut");
                end = begin;
            }
            require_lines(all_);
        }

        bool next(const Call& call, Record& record) {
            if (done_) return false;
            done_ = true;
            TurnLayer turns;
            std::string_view left = all_;
            while (!left.empty()) {
                call.check_stop();
                std::string_view line = take_until("\n", left);
                if (line.find("> ") == std::string_view::npos) continue;
                const std::string_view speaker = take_until("> ", line);
                const auto begin = static_cast<std::int32_t>(line.data() - all_.data());
                if (!line.empty())
                    turns.add({begin, begin + static_cast<std::int32_t>(line.size())}, speaker);
            }
            record.bytes = all_;
            record.source_begin = 0;
            call.emit(0, turns.take());
            return true;
        }

    private:
        std::string all_;
        bool done_ = false;
    };
};

}  // namespace
}  // namespace readers

ROSTRA_PLUGIN(rostra::reader<readers::Minutes>("minutes"))
