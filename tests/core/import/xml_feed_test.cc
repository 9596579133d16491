#include "import/xml_feed.h"

#include <gtest/gtest.h>
