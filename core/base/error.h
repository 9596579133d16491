// Failure is a value. Every function that can fail returns Result<T>; nothing in the core throws.
//
//   Result<Engine> opened = Engine::open_feed(bytes);
//   if (!opened) return opened.error();
//   Engine engine = std::move(opened).value();

#ifndef DATELINE_BASE_ERROR_H_
#define DATELINE_BASE_ERROR_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace dateline {

enum class ErrorCode : std::uint8_t {
  empty,         // no bytes, or nothing but white space
  bad_encoding,  // not UTF-8
  bad_json,      // not JSON, or cut short
  too_deep,      // nested deeper than any feed is
  too_large,     // over a documented limit
  not_a_feed,    // well-formed, but without releases where a feed has them
  corrupt,       // an index or part whose bytes are damaged
  bad_request,   // a request that cannot be read
  not_found,     // no such release, part or file
  not_ready,     // called before the archive is open
  unsupported,   // asked of an archive that has no such thing
  io,            // the command line could not read or write
};

// The code as written in JSON answers and by the command line: "bad-json".
std::string_view to_string(ErrorCode code);

struct Error {
  static constexpr std::uint64_t no_offset = ~std::uint64_t{0};

  ErrorCode code;
  std::string message;               // English, one sentence: what is wrong and what to do
  std::uint64_t offset = no_offset;  // byte offset into the input, where there is one
};

// A T or an Error. Reading value() of a failure, or error() of a success, is a bug in the caller.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}      // NOLINT: a T is a Result
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: an Error is a Result

  explicit operator bool() const { return value_.has_value(); }
  const T& value() const& { return *value_; }
  T& value() & { return *value_; }
  T&& value() && { return *std::move(value_); }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }
  const Error& error() const { return error_; }

 private:
  std::optional<T> value_;
  Error error_{ErrorCode::empty, {}};
};

}  // namespace dateline

#endif  // DATELINE_BASE_ERROR_H_
