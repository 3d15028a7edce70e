#include "plumbline/domain/unkept.h"

namespace plumbline::domain {

bool isUnkept(CommitmentState state, Date dueDate, Date today)
{
    return state == CommitmentState::Broken || (state == CommitmentState::Open && dueDate < today);
}

} // namespace plumbline::domain
