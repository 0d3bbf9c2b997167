// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/call.hpp"

namespace rostra::sqlite {

/// A name as SQL takes any name, in quotes.
[[nodiscard]] std::string quoted_name(std::string_view name);

/// A statement that is run again and again with other values. Belongs to a Database and goes before it.
class Statement {
public:
    Statement(sqlite3* database, const std::string& sql);

    /// Parameters count from 1. A string has to stay where it is until `run` is through.
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, double value);
    void bind(int parameter, std::string_view value);
    void bind_null(int parameter);
    /// Runs it with what is bound.
    void run();

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// A database file that is written once, in one transaction, so that the same statements give the same bytes with the
/// same SQLite. Whatever fails throws IoError with SQLite's reason.
class Database {
public:
    /// `path` must not exist yet.
    explicit Database(const std::string& path);

    void execute(const std::string& sql);
    /// The first column of what a query finds.
    [[nodiscard]] std::vector<std::string> texts(const std::string& sql);
    [[nodiscard]] Statement prepare(const std::string& sql) { return {database_.get(), sql}; }
    /// Long statements look whether `call` is to stop, and then throw Stopped. Until the next call of this.
    void stop_with(const Call& call);
    /// Ends the transaction and closes the file. No Statement is left by then.
    void commit();

private:
    struct Close {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    };
    std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace rostra::sqlite
