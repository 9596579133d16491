#include "cli/pack_texts.h"

#include <sys/mman.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "cli/files.h"

namespace dateline {
namespace {

std::string_view view(ByteSpan bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Error disk_error() {
  return {ErrorCode::io, std::string("cannot use a temporary file: ") + std::strerror(errno)};
}

}  // namespace

Result<std::unique_ptr<PackTexts>> PackTexts::create(const std::string& path,
                                                     std::size_t most_bytes) {
  Result<Spool> spool = Spool::create(path);
  if (!spool) return spool.error();
  return std::unique_ptr<PackTexts>(new PackTexts(path, most_bytes, std::move(spool).value()));
}

PackTexts::PackTexts(std::string path, std::size_t most_bytes, Spool spool)
    : path_(std::move(path)), most_bytes_(most_bytes), spool_(std::move(spool)), builder_(take_) {}

PackTexts::~PackTexts() {
  for (const ByteSpan each : mapped_) ::munmap(const_cast<std::uint8_t*>(each.data()), each.size());
}

void PackTexts::write(const Release& release) {
  if (failed_) return;
  StringColumn row;
  append_record(release, row);
  Bytes bytes;
  for (std::uint32_t field = 0; field < record_fields; ++field) {
    put_varint(bytes, static_cast<std::uint32_t>(row[field].size()));
    put_bytes(bytes, row[field]);
  }
  const auto number = static_cast<std::uint32_t>(sizes_.size());
  sizes_.push_back(static_cast<std::uint32_t>(bytes.size()));
  const Result<bool> written = spool_.write(number, view(bytes));
  if (!written) failed_ = written.error();
}

Result<bool> PackTexts::finish() {
  if (failed_) return *failed_;
  order_ = builder_.order();
  std::size_t bytes = most_bytes_;
  for (std::uint32_t release = 0; release < order_.size(); ++release) {
    if (bytes >= most_bytes_) {
      chunks_.push_back(release);
      bytes = 0;
    }
    bytes += sizes_[order_[release]];
  }
  archive_ = ArchiveBuilder(std::move(builder_)).build();  // and what it held goes
  log_.emplace(static_cast<std::uint32_t>(chunks_.size()));
  archive_.records() = RecordTable(chunks_, 0, *log_);
  return true;
}

Result<bool> PackTexts::load(std::size_t chunk) {
  if (loaded_ == chunk) return true;
  if (loaded_) archive_.records().drop(*loaded_);
  const std::uint32_t end = chunk + 1 < chunks_.size() ? chunks_[chunk + 1] : archive_.size();
  StringColumn rows;
  for (std::uint32_t release = chunks_[chunk]; release < end; ++release) {
    const Result<std::string> stored = spool_.read(order_[release]);
    if (!stored) return stored.error();
    ByteReader in({reinterpret_cast<const std::uint8_t*>(stored->data()), stored->size()});
    for (std::uint32_t field = 0; field < record_fields; ++field)
      rows.push_back(in.bytes(in.varint()));
  }
  archive_.records().supply(chunk, std::move(rows));
  loaded_ = chunk;
  return true;
}

Result<IndexView> PackTexts::keep(IndexBytes index) {
  const Result<IndexHeader> header = IndexHeader::read(index.header);
  if (!header) return header.error();
  TermBytes bytes;
  ByteSpan positions;
  if (chunks_.size() == 1) {
    const IndexBytes& kept = kept_.emplace_back(std::move(index));
    bytes = {kept.directory, kept.dictionary, kept.postings};
    positions = kept.positions;
  } else {
    const Result<ByteSpan> kept = keep_on_disk(index);
    if (!kept) return kept.error();
    ByteSpan rest = kept.value();
    const auto take = [&](const Bytes& like) {
      const ByteSpan taken = rest.first(like.size());
      rest = rest.subspan(like.size());
      return taken;
    };
    bytes = {take(index.directory), take(index.dictionary), take(index.postings)};
    positions = take(index.positions);
  }
  Result<TermTable> terms = TermTable::whole(bytes, positions);
  if (!terms) return terms.error();
  return IndexView(header.value(), std::move(terms).value());
}

// The terms of an index as bytes of a mapped file, which the system reads again as they are used.
Result<ByteSpan> PackTexts::keep_on_disk(const IndexBytes& index) {
  const Result<std::FILE*> file = open_scratch_file(path_);
  if (!file) return file.error();
  std::size_t size = 0;
  bool written = true;
  for (const Bytes* each :
       {&index.directory, &index.dictionary, &index.postings, &index.positions}) {
    written = written && std::fwrite(each->data(), 1, each->size(), file.value()) == each->size();
    size += each->size();
  }
  written = written && std::fflush(file.value()) == 0;
  void* mapped = MAP_FAILED;
  if (written && size > 0)
    mapped = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, ::fileno(file.value()), 0);
  const bool failed = !written || (size > 0 && mapped == MAP_FAILED);
  const Error error = disk_error();
  std::fclose(file.value());
  if (failed) return error;
  if (size == 0) return ByteSpan();
  mapped_.emplace_back(static_cast<const std::uint8_t*>(mapped), size);
  return mapped_.back();
}

}  // namespace dateline
