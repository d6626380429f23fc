using Scorecard.Domain.Units;

namespace Scorecard.Domain.Tests.Units;

public sealed class SignInRuleTests
{
    [Theory]
    [InlineData(SignInRule.Any, false, false, true)]
    [InlineData(SignInRule.SecondFactor, false, false, false)]
    [InlineData(SignInRule.SecondFactor, true, false, true)]
    [InlineData(SignInRule.SecondFactor, false, true, true)]
    [InlineData(SignInRule.OpenId, true, false, false)]
    [InlineData(SignInRule.OpenId, false, true, true)]
    public void A_sign_in_is_enough_or_not(SignInRule rule, bool hasSecondFactor, bool isByOwnProvider, bool isMet) =>
        Assert.Equal(isMet, rule.IsMet(hasSecondFactor, isByOwnProvider));
}
