# Writes a C++ file that holds style sheets:
#   cmake -DOUTPUT=pages_css.cc "-DINPUTS=a.css;b.css" -P embed_css.cmake
# Comments and the white space at the beginning of lines go.

set(css "")
foreach(input IN LISTS INPUTS)
  file(READ ${input} text)
  string(APPEND css "${text}")
endforeach()
string(REGEX REPLACE "/\\*([^*]|\\*+[^*/])*\\*+/" "" css "${css}")
string(REGEX REPLACE "\n[ \n]*" "\n" css "${css}")
string(STRIP "${css}" css)
# Compilers need not take longer literals than 65536 bytes; this one is far from it.
file(WRITE ${OUTPUT} "#include \"publish/pages_css.h\"

namespace dateline {

const std::string_view pages_css = R\"css(${css}
)css\";

}  // namespace dateline
")
