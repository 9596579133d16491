#include "import/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <iterator>

#include "text/utf8.h"

namespace dateline {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view utf8_name = "UTF-8";
constexpr std::size_t longest_label = 40;

// An encoding as iconv calls it, and its labels in small letters, without what is not a letter or
// digit.
struct Encoding {
  std::string_view name;
  std::string_view labels;  // apart by spaces
};
constexpr Encoding encodings[] = {
    {utf8_name, "utf8 unicode11utf8 unicode20utf8 xunicode20utf8"},
    {"UTF-16", "utf16 ucs2 unicode iso10646ucs2 csunicode"},
    {"UTF-16LE", "utf16le unicodefffe"},
    {"UTF-16BE", "utf16be unicodefeff"},
    {"UTF-32", "utf32 ucs4 iso10646ucs4"},
    {"UTF-32LE", "utf32le"},
    {"UTF-32BE", "utf32be"},
    {"CP1252",
     "windows1252 cp1252 xcp1252 iso88591 iso885911987 88591 latin1 l1 isoir100 cp819 ibm819 "
     "csisolatin1 usascii ascii ansix341968 ansi"},
    {"ISO-8859-2", "iso88592 iso885921987 88592 latin2 l2 isoir101 csisolatin2"},
    {"ISO-8859-3", "iso88593 iso885931988 88593 latin3 l3 isoir109 csisolatin3"},
    {"ISO-8859-4", "iso88594 iso885941988 88594 latin4 l4 isoir110 csisolatin4"},
    {"ISO-8859-5", "iso88595 iso885951988 88595 cyrillic isoir144 csisolatincyrillic"},
    {"ISO-8859-6",
     "iso88596 iso885961987 88596 iso88596e iso88596i arabic asmo708 ecma114 isoir127 "
     "csisolatinarabic csiso88596e csiso88596i"},
    {"ISO-8859-7",
     "iso88597 iso885971987 88597 greek greek8 suneugreek ecma118 elot928 isoir126 "
     "csisolatingreek"},
    {"ISO-8859-8",
     "iso88598 iso885981988 88598 iso88598e iso88598i hebrew visual logical isoir138 "
     "csisolatinhebrew csiso88598e csiso88598i"},
    {"CP1254",
     "windows1254 cp1254 xcp1254 iso88599 iso885991989 88599 latin5 l5 isoir148 csisolatin5"},
    {"ISO-8859-10", "iso885910 885910 latin6 l6 isoir157 csisolatin6"},
    {"CP874", "windows874 cp874 iso885911 885911 tis620 dos874"},
    {"ISO-8859-13", "iso885913 885913 latin7"},
    {"ISO-8859-14", "iso885914 885914 latin8"},
    {"ISO-8859-15", "iso885915 885915 latin9 l9 csisolatin9"},
    {"ISO-8859-16", "iso885916 885916 latin10"},
    {"CP1250", "windows1250 cp1250 xcp1250"},
    {"CP1251", "windows1251 cp1251 xcp1251"},
    {"CP1253", "windows1253 cp1253 xcp1253"},
    {"CP1255", "windows1255 cp1255 xcp1255"},
    {"CP1256", "windows1256 cp1256 xcp1256"},
    {"CP1257", "windows1257 cp1257 xcp1257"},
    {"CP1258", "windows1258 cp1258 xcp1258"},
    {"CP866", "ibm866 cp866 866 csibm866"},
    {"KOI8-R", "koi8r koi8 koi cskoi8r"},
    {"KOI8-U", "koi8u koi8ru"},
    {"MACINTOSH", "macintosh mac xmacroman csmacintosh"},
    {"MAC-CYRILLIC", "xmaccyrillic xmacukrainian"},
    {"GB18030",
     "gb18030 gbk xgbk cp936 ms936 windows936 gb2312 gb231280 csgb2312 chinese "
     "csiso58gb231280 isoir58 euccn xeuccn"},
    {"BIG5-HKSCS", "big5 big5hkscs cnbig5 csbig5 xxbig5 cp950 windows950"},
    {"CP932", "shiftjis sjis xsjis mskanji ms932 cp932 windows31j windows932 csshiftjis"},
    {"EUC-JP-MS", "eucjp xeucjp cseucpkdfmtjapanese"},
    {"ISO-2022-JP", "iso2022jp csiso2022jp"},
    {"CP949",
     "euckr cseuckr ksc5601 ksc56011987 ksc56011989 kscs56011987 ksx1001 korean windows949 cp949 "
     "uhc isoir149 csksc56011987"},
};

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != words.npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' '))
      return true;
  }
  return false;
}

// iconv's name, or "" where the label is not known.
std::string_view name_of(std::string_view label) {
  std::string plain;
  for (const char c : label) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    if ((lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9')) plain.push_back(lower);
  }
  if (plain.empty()) return {};
  const auto found =
      std::find_if(std::begin(encodings), std::end(encodings),
                   [&plain](const Encoding& each) { return has_word(each.labels, plain); });
  return found == std::end(encodings) ? std::string_view() : found->name;
}

struct ByteOrderMark {
  std::string_view bytes;
  std::string_view name;
};
constexpr ByteOrderMark byte_order_marks[] = {
    {"\xef\xbb\xbf"sv, utf8_name}, {"\xff\xfe\0\0"sv, "UTF-32LE"}, {"\0\0\xfe\xff"sv, "UTF-32BE"},
    {"\xff\xfe"sv, "UTF-16LE"},    {"\xfe\xff"sv, "UTF-16BE"},
};

// Of UTF-16 and UTF-32 whose first character is ASCII; "" for everything else.
std::string_view name_by_zero_bytes(std::string_view bytes) {
  std::string zeros;  // "1000" for "a" in UTF-32LE
  for (const char c : bytes.substr(0, 4)) zeros.push_back(c == '\0' ? '0' : '1');
  if (zeros == "1000") return "UTF-32LE";
  if (zeros == "0001") return "UTF-32BE";
  if (zeros.starts_with("10")) return "UTF-16LE";
  return zeros.starts_with("01") ? "UTF-16BE"sv : std::string_view();
}

bool is_wide(std::string_view name) {
  return name.starts_with("UTF-16") || name.starts_with("UTF-32");
}

// By the rules 2 to 5 of the header; `name` is that of the label, or "".
std::string_view settle_name(std::string_view name, std::string_view bytes) {
  const std::string_view by_zeros = name_by_zero_bytes(bytes);
  const bool is_utf8 = valid_utf8_prefix(bytes) == bytes.size();
  if (is_wide(name) && is_utf8 && bytes.find('\0') == bytes.npos) return utf8_name;
  if (name == "UTF-16") return by_zeros.starts_with(name) ? by_zeros : "UTF-16LE";
  if (name == "UTF-32") return by_zeros.starts_with(name) ? by_zeros : "UTF-32LE";
  if (!name.empty()) return name;
  if (!by_zeros.empty()) return by_zeros;
  return is_utf8 ? utf8_name : "CP1252";
}

std::string repaired_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t valid = valid_utf8_prefix(bytes.substr(at));
    out.append(bytes.substr(at, valid));
    at += valid;
    if (at < bytes.size()) append_utf8(out, decode_utf8(bytes, at));
  }
  return out;
}

// iconv's converter to UTF-8.
class Converter {
 public:
  explicit Converter(std::string_view name)
      : unit_(name.starts_with("UTF-32")   ? 4
              : name.starts_with("UTF-16") ? 2
                                           : 1),
        handle_(iconv_open("UTF-8", std::string(name).c_str())) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (is_open()) iconv_close(handle_);
  }

  bool is_open() const { return handle_ != reinterpret_cast<iconv_t>(-1); }
  std::string convert(std::string_view bytes);

 private:
  const std::size_t unit_;  // bytes of what is skipped where they mean nothing
  const iconv_t handle_;
};

std::string Converter::convert(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  char* from = const_cast<char*>(bytes.data());  // iconv only reads there
  std::size_t left = bytes.size();
  char buffer[16384];
  while (left > 0) {
    char* to = buffer;
    std::size_t room = sizeof buffer;
    const std::size_t result = iconv(handle_, &from, &left, &to, &room);
    const int problem = result == static_cast<std::size_t>(-1) ? errno : 0;
    out.append(buffer, to);
    if (problem == 0 || problem == E2BIG) continue;
    append_utf8(out, replacement_character);
    if (problem == EINVAL) break;  // cut
    const std::size_t skipped = std::min(unit_, left);
    from += skipped;
    left -= skipped;
  }
  // What the converter held back, for a mark that may follow a letter.
  char* to = buffer;
  std::size_t room = sizeof buffer;
  iconv(handle_, nullptr, nullptr, &to, &room);
  return out.append(buffer, to);
}

}  // namespace

Result<std::string> to_utf8(std::string_view bytes, std::string_view declared) {
  std::string_view name;
  for (const ByteOrderMark& mark : byte_order_marks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    name = mark.name;
    bytes.remove_prefix(mark.bytes.size());
    break;
  }
  if (name.empty()) {
    name = name_of(declared);
    if (name.empty() && !declared.empty()) {
      return Error{ErrorCode::unsupported,
                   std::string("The encoding \"")
                       .append(repaired_utf8(declared.substr(0, longest_label)))
                       .append("\" is not known; save the file as UTF-8.")};
    }
    name = settle_name(name, bytes);
  }
  if (name == utf8_name) return repaired_utf8(bytes);
  Converter converter(name);
  if (!converter.is_open()) {
    return Error{ErrorCode::unsupported, std::string("This system cannot convert ")
                                             .append(name)
                                             .append("; save the file as UTF-8.")};
  }
  return converter.convert(bytes);
}

}  // namespace dateline
