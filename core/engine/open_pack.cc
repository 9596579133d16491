#include "engine/engine.h"
#include "engine/source.h"
#include "pack/reader.h"

namespace dateline {

// A pack, of which parts come as they are wanted.
class Engine::PackSource : public Engine::Source {
 public:
  explicit PackSource(std::unique_ptr<PackReader> reader) : reader_(std::move(reader)) {}

  std::vector<std::string> files() const override { return reader_->files(); }
  std::vector<std::string> plan(const Request& request) override { return reader_->plan(request); }
  Result<bool> supply(std::string_view part, ByteSpan bytes) override {
    return reader_->supply(part, bytes);
  }
  Response run(const Request& request) const override { return reader_->run(request); }
  Explanation explain(const Request& request, std::uint32_t release) const override {
    return reader_->explain(request, release);
  }
  Scope scope(std::optional<std::int64_t> now) const override { return reader_->scope(now); }
  const Archive& archive() const override { return reader_->archive(); }

 private:
  std::unique_ptr<PackReader> reader_;
};

Result<Engine> Engine::open_pack(ByteSpan root) {
  Result<std::unique_ptr<PackReader>> reader = PackReader::open(root);
  if (!reader) return reader.error();
  return Engine(new PackSource(std::move(reader).value()));
}

}  // namespace dateline
