// See database.hpp.
#include "tests/merchant/database.hpp"

#include <sqlite3.h>

#include <memory>
#include <stdexcept>

namespace merchant {
namespace {

struct Finalise {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

}  // namespace

Database::Database(const std::string& path) {
    if (sqlite3_open(path.c_str(), &handle_) != SQLITE_OK) throw std::runtime_error("cannot open " + path);
    sqlite3_busy_timeout(handle_, 5000);
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=FULL");
}

Database::~Database() { sqlite3_close(handle_); }

std::vector<Row> Database::run(const std::string& sql, const std::vector<Value>& values) {
    const std::lock_guard guard(lock);
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(handle_, sql.c_str(), -1, &raw, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(handle_));
    const std::unique_ptr<sqlite3_stmt, Finalise> statement(raw);
    int at = 0;
    for (const Value& value : values) {
        ++at;
        if (value.is_text)
            sqlite3_bind_text(raw, at, value.text.data(), static_cast<int>(value.text.size()), SQLITE_TRANSIENT);
        else sqlite3_bind_int64(raw, at, value.number);
    }
    std::vector<Row> rows;
    for (;;) {
        const int step = sqlite3_step(raw);
        if (step == SQLITE_DONE) return rows;
        if (step != SQLITE_ROW) throw std::runtime_error(sqlite3_errmsg(handle_));
        Row row;
        for (int i = 0; i < sqlite3_column_count(raw); ++i) {
            const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(raw, i));
            row.emplace_back(text ? text : "", static_cast<std::size_t>(sqlite3_column_bytes(raw, i)));
        }
        rows.push_back(std::move(row));
    }
}

std::int64_t Database::changes() const { return sqlite3_changes(handle_); }

void Database::transaction(const std::function<void()>& work) {
    const std::lock_guard guard(lock);
    run("BEGIN IMMEDIATE");
    try {
        work();
        run("COMMIT");
    } catch (...) {
        run("ROLLBACK");
        throw;
    }
}

}  // namespace merchant
