// SPDX-License-Identifier: Apache-2.0
#include "log/progress.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/wording.hpp"

namespace rostra::core {

namespace {

constexpr std::size_t kBarCells = 20;

std::string as_size(double bytes) {
    constexpr std::array kUnits = {"kB", "MB", "GB", "TB", "PB"};
    if (bytes < 1000) return fmt::format("{:.0f} B", bytes);
    std::size_t unit = 0;
    for (bytes /= 1000; bytes >= 999.95 && unit + 1 < kUnits.size(); ++unit) bytes /= 1000;
    return fmt::format("{:.1f} {}", bytes, kUnits[unit]);
}

std::string as_duration(double seconds) {
    const auto whole = static_cast<std::uint64_t>(std::llround(std::max(seconds, 0.0)));
    if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

/// From 0 to 1, by bytes where their sum is known; none where no sum is.
std::optional<double> fraction_of(const Progress& progress) {
    const bool by_bytes = progress.all_bytes > 0;
    const std::uint64_t all = by_bytes ? progress.all_bytes : progress.all_documents;
    if (all == 0) return std::nullopt;
    const std::uint64_t done = by_bytes ? progress.bytes : progress.documents;
    return std::min(1.0, static_cast<double>(done) / static_cast<double>(all));
}

/// "3 of 4 documents", "1 document".
std::string as_documents(std::uint64_t done, std::uint64_t all, std::string_view of) {
    const std::string count = all > 0 ? fmt::format("{}{}{}", done, of, all) : fmt::format("{}", done);
    return count + (std::max(done, all) == 1 ? " document" : " documents");
}

std::string percent(double fraction) { return fmt::format("{}%", static_cast<int>(fraction * 100)); }

/// Rates of the first moments would only mislead.
std::string rate_and_rest(const Progress& progress, std::optional<double> fraction) {
    if (progress.seconds < 1 || progress.bytes == 0) return {};
    std::string text = fmt::format(", {}/s", as_size(static_cast<double>(progress.bytes) / progress.seconds));
    if (fraction && *fraction > 0) {
        text += fmt::format(", {} left", as_duration(progress.seconds * (1 - *fraction) / *fraction));
    }
    return text;
}

}  // namespace

std::optional<ProgressStyle> parse_progress_style(std::string_view name, bool terminal) {
    if (name == "auto") return terminal ? ProgressStyle::bar : ProgressStyle::plain;
    if (name == "bar") return ProgressStyle::bar;
    if (name == "plain") return ProgressStyle::plain;
    if (name == "none") return ProgressStyle::none;
    return std::nullopt;
}

std::string render_bar(const Progress& progress, std::size_t width) {
    const std::optional<double> fraction = fraction_of(progress);
    std::string line = progress.label;
    if (fraction) {
        const auto filled = static_cast<std::size_t>(*fraction * static_cast<double>(kBarCells));
        std::string cells(filled, '=');
        if (filled < kBarCells) cells += '>';
        cells.resize(kBarCells, ' ');
        line += fmt::format(" [{}] {}", cells, percent(*fraction));
    }
    line += ' ' + as_documents(progress.documents, progress.all_documents, "/");
    line += ", " + as_size(static_cast<double>(progress.bytes)) + rate_and_rest(progress, fraction);
    line.resize(std::min(line.size(), width));
    return line;
}

std::string render_line(const Progress& progress) {
    const std::optional<double> fraction = fraction_of(progress);
    std::string line = progress.label + ": ";
    if (fraction) line += percent(*fraction) + ", ";
    line += as_documents(progress.documents, progress.all_documents, " of ");
    return line + ", " + as_size(static_cast<double>(progress.bytes)) + rate_and_rest(progress, fraction);
}

std::string render_end(const Progress& progress) {
    return fmt::format("{}: {}, {} in {}{}", progress.label, as_documents(progress.documents, 0, ""),
                       as_size(static_cast<double>(progress.bytes)), as_duration(progress.seconds),
                       rate_and_rest(progress, std::nullopt));
}

std::size_t terminal_columns(int descriptor) {
    winsize size{};
    const bool known = ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : 80;
}

ProgressMeter::ProgressMeter(Console& console, ProgressStyle style, Width width, Clock clock)
    : console_(console), style_(style), width_(std::move(width)), clock_(std::move(clock)) {}

ProgressMeter::~ProgressMeter() {
    if (style_ == ProgressStyle::bar) console_.set_status("");
}

void ProgressMeter::begin(std::string label, std::uint64_t all_documents, std::uint64_t all_bytes) {
    const std::lock_guard lock(mutex_);
    label_ = std::move(label);
    all_documents_ = all_documents;
    all_bytes_ = all_bytes;
    documents_ = 0;
    bytes_ = 0;
    begun_ = clock_();
    running_ = true;
    due_ = (begun_ + interval()).time_since_epoch().count();
    if (style_ == ProgressStyle::bar) draw(begun_);
}

void ProgressMeter::add(std::uint64_t documents, std::uint64_t bytes) {
    documents_.fetch_add(documents, std::memory_order_relaxed);
    bytes_.fetch_add(bytes, std::memory_order_relaxed);
    const auto now = clock_();
    if (!my_turn(now)) return;
    const std::lock_guard lock(mutex_);
    if (running_) draw(now);
}

void ProgressMeter::step(std::string_view what, std::uint64_t done, std::uint64_t all) {
    if (!my_turn(clock_())) return;
    const std::lock_guard lock(mutex_);
    std::string line = printable(what);
    if (all != 0) line += " " + percent(static_cast<double>(done) / static_cast<double>(all));
    if (style_ == ProgressStyle::plain) {
        console_.print_line(line);
    } else {
        console_.set_status(line.substr(0, std::max<std::size_t>(width_(), 2) - 1));
    }
}

bool ProgressMeter::my_turn(std::chrono::steady_clock::time_point now) {
    if (style_ == ProgressStyle::none) return false;
    std::int64_t due = due_.load(std::memory_order_relaxed);
    if (now.time_since_epoch().count() < due) return false;
    return due_.compare_exchange_strong(due, (now + interval()).time_since_epoch().count());
}

void ProgressMeter::end() {
    const std::lock_guard lock(mutex_);
    if (!running_) return;
    running_ = false;
    if (style_ == ProgressStyle::none) return;
    if (style_ == ProgressStyle::bar) console_.set_status("");
    console_.print_line(render_end(progress_at(clock_())));
}

std::chrono::steady_clock::duration ProgressMeter::interval() const {
    return style_ == ProgressStyle::bar ? std::chrono::milliseconds(100) : std::chrono::seconds(10);
}

Progress ProgressMeter::progress_at(std::chrono::steady_clock::time_point now) const {
    return {label_,
            documents_.load(std::memory_order_relaxed),
            bytes_.load(std::memory_order_relaxed),
            all_documents_,
            all_bytes_,
            std::chrono::duration<double>(now - begun_).count()};
}

void ProgressMeter::draw(std::chrono::steady_clock::time_point now) {
    const Progress progress = progress_at(now);
    if (style_ == ProgressStyle::plain) {
        console_.print_line(render_line(progress));
    } else {
        // The last column stays free: a cursor there would wrap.
        console_.set_status(render_bar(progress, std::max<std::size_t>(width_(), 2) - 1));
    }
}

}  // namespace rostra::core
