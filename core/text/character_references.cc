#include "text/character_references.h"

#include <array>
#include <cstdint>

#include "base/hash.h"
#include "text/utf8.h"

namespace dateline {
namespace {

// Names and their code points: "#a0" sets the code point of the name after it, each further name
// has the next one, and
// "=" is one more name of the last.
constexpr std::string_view latin_1_names =
    "#22 quot =QUOT #26 amp =AMP #3c lt =LT #3e gt =GT #a0 nbsp iexcl cent pound curren yen "
    "brvbar sect uml copy =COPY ordf laquo not shy reg =REG macr deg plusmn sup2 sup3 acute "
    "micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc "
    "Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH "
    "Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute "
    "THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml "
    "igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave "
    "uacute ucirc uuml yacute thorn yuml";

constexpr std::string_view other_names =
    "#9 Tab NewLine #21 excl #23 num dollar percnt #27 apos lpar rpar ast =midast plus comma "
    "#2e period sol #3a colon semi #3d equals #3f quest commat #5b lsqb =lbrack bsol rsqb "
    "=rbrack Hat lowbar =UnderBar grave #7b lcub =lbrace vert =verbar rcub =rbrace #100 Amacr "
    "amacr Abreve abreve Aogon aogon Cacute cacute Ccirc ccirc Cdot cdot Ccaron ccaron Dcaron "
    "dcaron Dstrok dstrok Emacr emacr #116 Edot edot Eogon eogon Ecaron ecaron Gcirc gcirc "
    "Gbreve gbreve Gdot gdot Gcedil #124 Hcirc hcirc Hstrok hstrok Itilde itilde Imacr imacr "
    "#12e Iogon iogon Idot imath =inodot IJlig ijlig Jcirc jcirc Kcedil kcedil kgreen Lacute "
    "lacute Lcedil lcedil Lcaron lcaron Lmidot lmidot Lstrok lstrok Nacute nacute Ncedil "
    "ncedil Ncaron ncaron napos ENG eng Omacr omacr #150 Odblac odblac OElig oelig Racute "
    "racute Rcedil rcedil Rcaron rcaron Sacute sacute Scirc scirc Scedil scedil Scaron scaron "
    "Tcedil tcedil Tcaron tcaron Tstrok tstrok Utilde utilde Umacr umacr Ubreve ubreve Uring "
    "uring Udblac udblac Uogon uogon Wcirc wcirc Ycirc ycirc Yuml Zacute zacute Zdot zdot "
    "Zcaron zcaron #192 fnof #2c6 circ #2dc tilde #391 Alpha Beta Gamma Delta Epsilon Zeta "
    "Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho #3a3 Sigma Tau Upsilon Phi Chi Psi "
    "Omega #3b1 alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi "
    "omicron pi rho sigmaf sigma tau upsilon phi chi psi omega #3d1 thetasym upsih #3d6 piv "
    "#2002 ensp emsp emsp13 emsp14 #2007 numsp puncsp thinsp hairsp #200c zwnj zwj lrm rlm "
    "dash =hyphen #2013 ndash mdash horbar Vert =Verbar #2018 lsquo rsquo =rsquor sbquo "
    "=lsquor #201c ldquo rdquo =rdquor bdquo =ldquor #2020 dagger Dagger =ddagger bull "
    "=bullet #2025 nldr hellip =mldr #2030 permil pertenk prime Prime tprime bprime #2039 "
    "lsaquo rsaquo #203e oline =OverBar #2044 frasl #20ac euro #2111 image #2116 numero "
    "copysr weierp #211c real #2122 trade #2135 alefsym #2153 frac13 frac23 frac15 frac25 "
    "frac35 frac45 frac16 frac56 frac18 frac38 frac58 frac78 #2190 larr uarr rarr darr harr "
    "#21b5 crarr #21d0 lArr uArr rArr dArr hArr #2200 forall #2202 part exist #2205 empty "
    "#2207 nabla isin notin #220b ni #220f prod #2211 sum minus #2217 lowast #221a radic "
    "#221d prop infin #2220 ang #2227 and or cap cup int #2234 there4 #223c sim #2245 cong "
    "#2248 asymp #2260 ne =NotEqual equiv nequiv #2264 le =leq ge =geq #2282 sub sup nsub "
    "#2286 sube supe #2295 oplus #2297 otimes #22a5 perp #22c5 sdot #2308 lceil rceil lfloor "
    "rfloor #25ca loz #2605 starf =bigstar star #260e phone #2640 female #2642 male #2660 "
    "spades #2663 clubs =clubsuit #2665 hearts diams #266a sung #266d flat natur =natural "
    "sharp #2713 check #2717 cross #2720 malt =maltese #27e8 lang rang #fb00 fflig filig "
    "fllig ffilig ffllig";

constexpr std::size_t longest_name = 8;
constexpr std::size_t longest_latin_1_name = 6;

// What Windows-1252 has at 0x80 to 0x9f; 0 where it has nothing.
constexpr std::uint16_t windows_1252[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

// The names as an open-addressing hash table.
class NameTable {
 public:
  NameTable() {
    add(latin_1_names, false);
    add(other_names, true);
  }

  // The code point of that name, or 0.
  char32_t find(std::string_view name, bool has_semicolon) const {
    const Slot& slot = slots_[slot_of(name)];
    return slot.needs_semicolon && !has_semicolon ? 0 : slot.code_point;
  }

 private:
  struct Slot {
    std::string_view name;
    std::uint16_t code_point = 0;
    bool needs_semicolon = false;
  };

  void add(std::string_view names, bool needs_semicolon);

  // The slot that holds `name`, or the free one where it belongs.
  std::size_t slot_of(std::string_view name) const {
    std::size_t slot = hash_bytes(name) % slots_.size();
    while (!slots_[slot].name.empty() && slots_[slot].name != name)
      slot = (slot + 1) % slots_.size();
    return slot;
  }

  std::array<Slot, 1024> slots_;
};

void NameTable::add(std::string_view names, bool needs_semicolon) {
  std::uint16_t code_point = 0;  // of the next name
  while (!names.empty()) {
    const std::size_t space = names.find(' ');
    std::string_view name = names.substr(0, space);
    names = space == names.npos ? std::string_view() : names.substr(space + 1);
    if (name.front() == '#') {
      code_point = 0;
      for (const char c : name.substr(1)) {
        code_point =
            static_cast<std::uint16_t>(code_point * 16 + (c <= '9' ? c - '0' : c - 'a' + 10));
      }
      continue;
    }
    if (name.front() == '=') {
      name.remove_prefix(1);
      --code_point;
    }
    slots_[slot_of(name)] = {name, code_point++, needs_semicolon};
  }
}

// Made on first use.
const NameTable& name_table() {
  static const NameTable table;
  return table;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter_or_digit(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return is_digit(c) || (lower >= 'a' && lower <= 'z');
}

// The value of a digit in base 10 or 16, or -1.
int digit_value(char c, int base) {
  if (is_digit(c)) return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return base == 16 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

char32_t checked(char32_t c) {
  if (c == 0 || c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) return replacement_character;
  const bool windows = c >= 0x80 && c < 0xa0 && windows_1252[c - 0x80] != 0;
  return windows ? windows_1252[c - 0x80] : c;
}

// `at` is at the number sign.
char32_t read_number(std::string_view text, std::size_t& at) {
  std::size_t next = at + 1;
  const bool hex = next < text.size() && (text[next] | 0x20) == 'x';
  if (hex) ++next;
  const std::size_t digits = next;
  char32_t value = 0;
  for (; next < text.size(); ++next) {
    const int digit = digit_value(text[next], hex ? 16 : 10);
    if (digit < 0) break;
    if (value <= 0x10ffff) value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  if (next == digits) return 0;
  if (next < text.size() && text[next] == ';') ++next;
  at = next;
  return checked(value);
}

// `at` is behind the ampersand.
char32_t read_name(std::string_view text, std::size_t& at) {
  std::size_t size = 0;
  while (size < longest_name && at + size < text.size() && is_letter_or_digit(text[at + size]))
    ++size;
  if (at + size < text.size() && text[at + size] == ';') {
    if (const char32_t c = name_table().find(text.substr(at, size), true)) {
      at += size + 1;
      return c;
    }
  }
  for (size = size < longest_latin_1_name ? size : longest_latin_1_name; size >= 2; --size) {
    if (const char32_t c = name_table().find(text.substr(at, size), false)) {
      at += size;
      return c;
    }
  }
  return 0;
}

}  // namespace

char32_t read_character_reference(std::string_view text, std::size_t& at) {
  std::size_t next = at + 1;
  if (next == text.size()) return 0;
  const char32_t c = text[next] == '#' ? read_number(text, next) : read_name(text, next);
  if (c != 0) at = next;
  return c;
}

std::string decode_character_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t ampersand = text.find('&', at);
    out.append(text.substr(at, ampersand - at));
    if (ampersand == text.npos) break;
    at = ampersand;
    if (const char32_t c = read_character_reference(text, at)) {
      append_utf8(out, c);
    } else {
      out.push_back(text[at++]);
    }
  }
  return out;
}

}  // namespace dateline
