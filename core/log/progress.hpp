// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "log/console.hpp"

namespace rostra::core {

enum class ProgressStyle : std::uint8_t {
    bar,    ///< one line on a terminal, drawn again up to ten times a second
    plain,  ///< a line every ten seconds
    none,
};

/// "auto", "bar", "plain" or "none"; auto is a bar on a terminal and plain lines elsewhere.
[[nodiscard]] std::optional<ProgressStyle> parse_progress_style(std::string_view name, bool terminal);

/// How far a pass over the documents has come.
struct Progress {
    std::string label;  ///< "reading", "phase 2 of 3"
    std::uint64_t documents = 0;
    std::uint64_t bytes = 0;
    std::uint64_t all_documents = 0;  ///< 0: not known
    std::uint64_t all_bytes = 0;      ///< 0: not known
    double seconds = 0;               ///< since the pass began
};

/// "phase 1 of 2 [=====>    ] 52% 1204/2310 documents, 48.1 MB, 9.6 MB/s, 0:21 left", cut to `width` columns.
[[nodiscard]] std::string render_bar(const Progress& progress, std::size_t width);
/// "phase 1 of 2: 52%, 1204 of 2310 documents, 48.1 MB, 9.6 MB/s, 0:21 left"
[[nodiscard]] std::string render_line(const Progress& progress);
/// "phase 1 of 2: 2310 documents, 92.5 MB in 0:09, 9.6 MB/s"
[[nodiscard]] std::string render_end(const Progress& progress);

/// Columns of the terminal behind a file descriptor; 80 where it does not say.
[[nodiscard]] std::size_t terminal_columns(int descriptor);

/// Tells a person how far the run is.
///
///     ProgressMeter meter(console, ProgressStyle::bar, [] { return terminal_columns(2); });
///     meter.begin("phase 1 of 2", inputs.size(), bytes);
///     meter.add(1, document.size());  // from any thread
///     meter.end();
class ProgressMeter {
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;
    /// Columns of the terminal, asked at each drawing.
    using Width = std::function<std::size_t()>;

    /// `console` outlives the meter.
    ProgressMeter(Console& console, ProgressStyle style, Width width,
                  Clock clock = std::chrono::steady_clock::now);
    ~ProgressMeter();
    ProgressMeter(const ProgressMeter&) = delete;
    ProgressMeter& operator=(const ProgressMeter&) = delete;

    /// Starts a pass; totals of 0 are not known.
    void begin(std::string label, std::uint64_t all_documents, std::uint64_t all_bytes);
    /// So many more are done. Any thread; cheap, and draws only when it is time to.
    void add(std::uint64_t documents, std::uint64_t bytes);
    /// Between passes, or late in one: a long step says how far it is; `all` 0: not known. Any thread, as
    /// cheap.
    void step(std::string_view what, std::uint64_t done, std::uint64_t all);
    /// The pass is over; what it came to stays as a line.
    void end();

private:
    [[nodiscard]] std::chrono::steady_clock::duration interval() const;
    [[nodiscard]] Progress progress_at(std::chrono::steady_clock::time_point now) const;
    void draw(std::chrono::steady_clock::time_point now);
    /// Whether it is time to draw again, and this thread is the one to do it.
    [[nodiscard]] bool my_turn(std::chrono::steady_clock::time_point now);

    Console& console_;
    ProgressStyle style_;
    Width width_;
    Clock clock_;
    std::mutex mutex_;  // guards drawing and the fields up to running_; never taken by who only counts
    std::string label_;
    std::uint64_t all_documents_ = 0;
    std::uint64_t all_bytes_ = 0;
    std::chrono::steady_clock::time_point begun_;
    bool running_ = false;
    std::atomic<std::uint64_t> documents_ = 0;
    std::atomic<std::uint64_t> bytes_ = 0;
    std::atomic<std::int64_t> due_ = 0;  // when to draw again, in steady clock ticks
};

}  // namespace rostra::core
