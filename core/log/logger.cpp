// SPDX-License-Identifier: Apache-2.0
#include "log/logger.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/base_sink.h>

#include <chrono>
#include <cstddef>
#include <ctime>
#include <iterator>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "base/wording.hpp"

namespace rostra::core {

namespace {

spdlog::level::level_enum as_spdlog(LogLevel level) {
    switch (level) {
        case LogLevel::debug:
            return spdlog::level::debug;
        case LogLevel::info:
            return spdlog::level::info;
        case LogLevel::warning:
            return spdlog::level::warn;
        case LogLevel::error:
            return spdlog::level::err;
        case LogLevel::off:
            break;
    }
    return spdlog::level::off;
}

/// Hands finished lines on; the console has the lock that matters.
class ConsoleSink final : public spdlog::sinks::base_sink<spdlog::details::null_mutex> {
public:
    explicit ConsoleSink(Console& console) : console_(console) {}

private:
    void sink_it_(const spdlog::details::log_msg& message) override {
        console_.print_line({message.payload.data(), message.payload.size()});
    }
    void flush_() override {}

    Console& console_;
};

}  // namespace

std::optional<LogLevel> parse_log_level(std::string_view name) {
    for (const LogLevel level :
         {LogLevel::debug, LogLevel::info, LogLevel::warning, LogLevel::error, LogLevel::off}) {
        if (name == level_name(level)) return level;
    }
    return std::nullopt;
}

std::string_view level_name(LogLevel level) {
    switch (level) {
        case LogLevel::debug:
            return "debug";
        case LogLevel::info:
            return "info";
        case LogLevel::warning:
            return "warning";
        case LogLevel::error:
            return "error";
        case LogLevel::off:
            break;
    }
    return "off";
}

std::optional<LogFormat> parse_log_format(std::string_view name) {
    if (name == "text") return LogFormat::text;
    if (name == "json") return LogFormat::json;
    return std::nullopt;
}

std::string render_log_line(LogFormat format, std::chrono::system_clock::time_point time, LogLevel level,
                            std::string_view message, std::span<const LogField> fields) {
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count() % 1000;
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    if (format == LogFormat::json) {
        nlohmann::ordered_json line;
        line["time"] = fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(seconds), milliseconds);
        line["level"] = level_name(level);
        line["message"] = message;
        for (const LogField& field : fields) line[std::string(field.name)] = field.value;
        return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    }
    std::string line = fmt::format("{:%H:%M:%S} {} ", fmt::localtime(seconds), level_name(level));
    line += printable(message);
    const char* before = " [";
    for (const LogField& field : fields) {
        line += before;
        line += field.name;
        line += '=';
        line += printable(field.value);
        before = ", ";
    }
    if (!fields.empty()) line += ']';
    return line;
}

struct Logger::Backend {
    LogFormat format;
    spdlog::logger logger;
};

Logger::Logger(Console& console, LogLevel level, LogFormat format)
    : backend_(std::make_shared<Backend>(
          Backend{format, spdlog::logger("rostra", std::make_shared<ConsoleSink>(console))})) {
    backend_->logger.set_level(as_spdlog(level));
}

bool Logger::writes(LogLevel level) const {
    return level != LogLevel::off && backend_->logger.should_log(as_spdlog(level));
}

void Logger::log(LogLevel level, std::string_view message, std::span<const LogField> fields) const {
    if (!writes(level)) return;
    const auto now = std::chrono::system_clock::now();
    backend_->logger.log(as_spdlog(level), render_log_line(backend_->format, now, level, message, fields));
}

}  // namespace rostra::core
