// SPDX-License-Identifier: Apache-2.0
#include "sqlite_database.hpp"

#include <stdexcept>

namespace rostra::sqlite {

namespace {

void require(sqlite3* database, int code) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    if (code == SQLITE_INTERRUPT) throw Stopped();
    if (code == SQLITE_NOMEM) throw std::bad_alloc();
    throw IoError("results.sqlite cannot be written: " + std::string(sqlite3_errmsg(database)));
}

}  // namespace

std::string quoted_name(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) {
        if (c == '"') out += c;
        out += c;
    }
    return out + '"';
}

Statement::Statement(sqlite3* database, const std::string& sql) : database_(database) {
    sqlite3_stmt* statement = nullptr;
    require(database, sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()),
                                         SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
    statement_.reset(statement);
}

void Statement::bind(int parameter, std::int64_t value) {
    require(database_, sqlite3_bind_int64(statement_.get(), parameter, value));
}
void Statement::bind(int parameter, double value) {
    require(database_, sqlite3_bind_double(statement_.get(), parameter, value));
}
void Statement::bind(int parameter, std::string_view value) {
    // Without a place it would be NULL.
    const char* data = value.data() == nullptr ? "" : value.data();
    require(database_,
            sqlite3_bind_text64(statement_.get(), parameter, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}
void Statement::bind_null(int parameter) {
    require(database_, sqlite3_bind_null(statement_.get(), parameter));
}
void Statement::run() {
    const int code = sqlite3_step(statement_.get());
    sqlite3_reset(statement_.get());
    require(database_, code);
}

Database::Database(const std::string& path) {
    sqlite3* database = nullptr;
    // One thread at a time, each call maybe on another: that needs no mutex.
    constexpr int kFlags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(path.c_str(), &database, kFlags, nullptr);
    database_.reset(database);
    require(database, code);
    // No journal: a run that dies leaves a file that was never seen under its name.
    execute(R"(
        PRAGMA page_size = 4096;
        PRAGMA encoding = 'UTF-8';
        PRAGMA auto_vacuum = NONE;
        PRAGMA secure_delete = ON;
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA cache_size = -16384;
        BEGIN)");
}

void Database::execute(const std::string& sql) {
    require(database_.get(), sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr));
}

std::vector<std::string> Database::texts(const std::string& sql) {
    std::vector<std::string> found;
    const auto take = [](void* raw, int, char** values, char**) {
        static_cast<std::vector<std::string>*>(raw)->emplace_back(values[0] == nullptr ? "" : values[0]);
        return 0;
    };
    require(database_.get(), sqlite3_exec(database_.get(), sql.c_str(), take, &found, nullptr));
    return found;
}

void Database::stop_with(const Call& call) {
    constexpr int kSteps = 100'000;  // of SQLite's machine, some milliseconds
    auto should_stop = [](void* raw) {
        return Call(static_cast<const rostra_call*>(raw)).should_stop() ? 1 : 0;
    };
    sqlite3_progress_handler(database_.get(), kSteps, should_stop, const_cast<rostra_call*>(call.raw()));
}

void Database::commit() {
    execute("COMMIT");
    require(database_.get(), sqlite3_close(database_.get()));
    static_cast<void>(database_.release());
}

}  // namespace rostra::sqlite
