#include "language/type_cache.hpp"

#include <algorithm>

namespace demarche::language {

float* TypeCache::add(std::uint32_t type, std::size_t width) {
  width_ = width;
  std::size_t slot = owner_.size();
  if (slot < kMostRows) {
    if (slot % kChunk == 0) chunks_.push_back(std::make_unique<float[]>(kChunk * width));
    owner_.push_back(type);
    used_.push_back(round_);
    recent_.push_back(0);
  } else {
    // The hand of a clock: a row goes when it was not found since the hand last passed and the
    // present round does not use it.
    while (used_[hand_] == round_ || recent_[hand_] != 0) {
      recent_[hand_] = 0;
      hand_ = (hand_ + 1) % kMostRows;
    }
    slot = hand_;
    hand_ = (hand_ + 1) % kMostRows;
    slot_of_[owner_[slot]] = -1;
    owner_[slot] = type;
    used_[slot] = round_;
    recent_[slot] = 0;
  }
  if (type >= slot_of_.size())
    slot_of_.resize(std::max<std::size_t>(type + 1, slot_of_.size() * 2), -1);
  slot_of_[type] = static_cast<std::int32_t>(slot);
  return row(slot);
}

void TypeCache::clear() {
  slot_of_.clear();
  owner_.clear();
  used_.clear();
  recent_.clear();
  chunks_.clear();
  hand_ = 0;
}

}  // namespace demarche::language
