namespace NeuralSeqGen.Tests;

public sealed class FitOptionsTests
{
    public static TheoryData<string, FitOptions> Bad => new()
    {
        { "options.Epochs", new() { Epochs = -1 } },
        { "options.BatchSize", new() { BatchSize = 0 } },
        { "options.InitialEpoch", new() { InitialEpoch = -1 } },
        { "options.ValidationFrequency", new() { ValidationFrequency = 0 } },
        { "options.ValidationSplit", new() { ValidationSplit = 1 } },
        { "options.ValidationSplit", new() { ValidationSplit = -0.1 } },
        { "options.ValidationSplit", new() { ValidationSplit = double.NaN } },
        { "options.MaxDegreeOfParallelism", new() { MaxDegreeOfParallelism = 0 } },
        { "options.MaxDegreeOfParallelism", new() { MaxDegreeOfParallelism = -2 } },
        { "options.NonFinite", new() { NonFinite = (NonFiniteHandling)7 } },
        { "options.ClassWeight", new() { ClassWeight = new Dictionary<int, double> { [-1] = 1 } } },
        { "options.ClassWeight", new() { ClassWeight = new Dictionary<int, double> { [0] = double.NaN } } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_number_outside_its_range_is_refused_by_its_name(string parameter, FitOptions options) =>
        Assert.Throws<ArgumentOutOfRangeException>(parameter, options.Validate);

    [Fact]
    public void The_defaults_are_Keras_defaults_and_valid()
    {
        var options = new FitOptions();
        options.Validate();
        Assert.Equal((1, 32, true, 0.0, 1), (options.Epochs, options.BatchSize, options.Shuffle, options.ValidationSplit, options.ValidationFrequency));
        Assert.Equal((-1, null, NonFiniteHandling.Throw), (options.MaxDegreeOfParallelism, options.Seed, options.NonFinite));
    }

    [Fact]
    public void A_null_callback_is_refused() => Assert.Throws<ArgumentNullException>("options.Callbacks", new FitOptions { Callbacks = [null!] }.Validate);

    [Fact]
    public void A_copy_changes_one_option_and_leaves_the_original()
    {
        var options = new FitOptions { Epochs = 3 };
        Assert.Equal((3, 8), ((options with { BatchSize = 8 }).Epochs, (options with { BatchSize = 8 }).BatchSize));
        Assert.Equal(32, options.BatchSize);
    }
}
