// One of Snowball's algorithms as a module, for stemmers.js. It is built once a language, with the
// names of the algorithm's functions, CREATE_ENV and STEM. It imports nothing.

#include <runtime/api.h>
#include <stddef.h>
#include <string.h>

struct SN_env* CREATE_ENV(void);
int STEM(struct SN_env* env);

// The word, and then its stem: most_stem of core/text/snowball.h.
unsigned char letters[80];

// Memory for one word. Snowball's state, and the word each time that it grows: not half of this.
static _Alignas(8) char memory[1024];
static size_t used;

void* malloc(size_t size) {
  const size_t rounded = (size + 7) / 8 * 8;
  if (rounded > sizeof memory - used) return NULL;
  used += rounded;
  return memory + used - rounded;
}

void* calloc(size_t count, size_t size) {
  void* block = malloc(count * size);
  if (block != NULL) memset(block, 0, count * size);
  return block;
}

// What was behind the old block comes along, and is written over.
void* realloc(void* block, size_t size) {
  void* larger = malloc(size);
  if (larger != NULL) memmove(larger, block, size);
  return larger;
}

void free(void* block) { (void)block; }

// Makes its stem of the word of `size` letters. The stem's letters, or -1.
int stem(int size) {
  used = 0;
  struct SN_env* env = CREATE_ENV();
  if (env == NULL || SN_set_current(env, size, letters) < 0 || STEM(env) < 0) return -1;
  if ((size_t)env->l > sizeof letters) return -1;
  memcpy(letters, env->p, env->l);
  return env->l;
}
