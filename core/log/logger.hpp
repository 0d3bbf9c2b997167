// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "log/console.hpp"

namespace rostra::core {

enum class LogLevel : std::uint8_t { debug, info, warning, error, off };
enum class LogFormat : std::uint8_t { text, json };

/// "debug", "info", "warning", "error" or "off".
[[nodiscard]] std::optional<LogLevel> parse_log_level(std::string_view name);
[[nodiscard]] std::string_view level_name(LogLevel level);
/// "text" or "json".
[[nodiscard]] std::optional<LogFormat> parse_log_format(std::string_view name);

/// What a line is about, kept apart from its message: {"document", "a.txt"}, {"stage", "terms"}.
struct LogField {
    std::string_view name;
    std::string_view value;
};

/// A line without its line break. Text is for people and shows local time; control characters in it become
/// '?'. JSON is for programs and shows UTC:
///
///     14:03:11 warning no row for this document in documents.csv [document=a.txt]
///     {"time":"2024-05-01T14:03:11.250Z","level":"warning","message":"no row …","document":"a.txt"}
[[nodiscard]] std::string render_log_line(LogFormat format, std::chrono::system_clock::time_point time,
                                          LogLevel level, std::string_view message,
                                          std::span<const LogField> fields);

/// Writes what happens during a run to the console, a line each.
///
///     logger.warning("no row for this document in documents.csv", {{"document", id}});
///
/// A handle: copies write to the same place. Thread-safe.
class Logger {
public:
    /// `console` outlives the logger and its copies.
    Logger(Console& console, LogLevel level, LogFormat format);

    /// Whether lines of this level are written; ask before building a costly message.
    [[nodiscard]] bool writes(LogLevel level) const;

    void log(LogLevel level, std::string_view message, std::span<const LogField> fields = {}) const;

    void debug(std::string_view message, std::initializer_list<LogField> fields = {}) const {
        log(LogLevel::debug, message, {fields.begin(), fields.size()});
    }
    void info(std::string_view message, std::initializer_list<LogField> fields = {}) const {
        log(LogLevel::info, message, {fields.begin(), fields.size()});
    }
    void warning(std::string_view message, std::initializer_list<LogField> fields = {}) const {
        log(LogLevel::warning, message, {fields.begin(), fields.size()});
    }
    void error(std::string_view message, std::initializer_list<LogField> fields = {}) const {
        log(LogLevel::error, message, {fields.begin(), fields.size()});
    }

private:
    struct Backend;
    std::shared_ptr<Backend> backend_;
};

}  // namespace rostra::core
