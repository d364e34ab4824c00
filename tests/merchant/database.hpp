// SQLite with values bound, never spliced: one connection, statements that finalise themselves.
// Knows nothing of what is stored.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

struct sqlite3;

namespace merchant {

struct Value {  // text or integer
    std::string text;
    std::int64_t number = 0;
    bool is_text = false;
    Value(std::string t) : text(std::move(t)), is_text(true) {}
    Value(const char* t) : text(t), is_text(true) {}
    Value(std::int64_t n) : number(n) {}
};

using Row = std::vector<std::string>;

class Database {
public:
    // Opens or creates; WAL, and every acknowledged write is on the disk.
    explicit Database(const std::string& path);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // Throws std::runtime_error with SQLite's words.
    std::vector<Row> run(const std::string& sql, const std::vector<Value>& values = {});
    std::int64_t changes() const;
    // All or nothing; what `work` throws is thrown on after the rollback.
    void transaction(const std::function<void()>& work);
    // One role answers several requests at once; whoever reads and then writes holds this.
    std::recursive_mutex lock;

private:
    sqlite3* handle_ = nullptr;
};

}  // namespace merchant
