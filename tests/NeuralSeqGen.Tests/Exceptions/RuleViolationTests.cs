namespace NeuralSeqGen.Tests;

public sealed class RuleViolationTests
{
    public static TheoryData<Exception> All => new()
    {
        new ShapeMismatchException("NSG0306", "sentence", "y"),
        new LabelOutOfRangeException("NSG0308", "sentence", "y") { Index = 3, Value = 9 },
        new NonFiniteValueException("NSG0306", "sentence") { Epoch = 1, Batch = 2, Index = 3 },
        new WeightFileException("NSG0501", "sentence") { Path = "w", Weight = "gru_1/kernel" },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Every_exception_carries_its_rule_and_sentence(Exception exception)
    {
        Assert.StartsWith("NSG0", Assert.IsAssignableFrom<IRuleViolation>(exception).RuleId);
        Assert.StartsWith("sentence", exception.Message);
    }

    [Fact]
    public void Argument_exceptions_name_the_parameter()
    {
        Assert.Equal("y", new ShapeMismatchException("NSG0306", "sentence", "y").ParamName);
        Assert.Equal("y", new LabelOutOfRangeException("NSG0308", "sentence", "y").ParamName);
    }
}
