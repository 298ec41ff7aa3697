using System.Text.RegularExpressions;

namespace NeuralSeqGen.Generator.Tests.Size;

/// <summary>Who steps through the backward half sees which value he looks at: names, formulas, and what lies at each address of a call.</summary>
public sealed partial class NamedGradientTests
{
    [Theory]
    [InlineData("dz_sum"), InlineData("dr_sum"), InlineData("dhh_sum"), InlineData("dh"), InlineData("dz"), InlineData("dkernel_h"), InlineData("dbias_r"), InlineData("drecurrent_kernel_z"), InlineData("dinput_1")]
    public void GradientOfAGru_IsCalledAfterItsValue(string gradient)
    {
        Assert.Matches($@"// .*\b{gradient}\b", Program());
        Assert.All(Calls().Matches(Program()), call => Assert.Equal(Arguments(call), call.Groups[3].Value.Split(", ").Length));
    }

    [Fact]
    public void EveryKernel_SaysWhatItComputes() =>
        Assert.All(Kernels().Matches(Program()), kernel => Assert.StartsWith("//", kernel.Groups[1].Value, StringComparison.Ordinal));

    [Fact]
    public void Kernels_AreCodeThatDebuggersStopIn() => Assert.DoesNotContain("DebuggerNonUserCode", Program(), StringComparison.Ordinal);

    // numbers of the batch and what random numbers depend on are no addresses
    private static int Arguments(Match call) => call.Groups[2].Value.Split(", ").Count(argument => !argument.StartsWith("(float)", StringComparison.Ordinal));

    private static string Program() =>
        Assert.Single(QuestionModels.Run.Files, f => f.Key.StartsWith("Model1.", StringComparison.Ordinal) && f.Key.Contains("Program512", StringComparison.Ordinal)).Value;

    [GeneratedRegex(@"^ +(\w+)\(((?:a|w|group\.Gradients)\b[^;]*)\); // (.*)$", RegexOptions.Multiline)]
    private static partial Regex Calls();

    [GeneratedRegex(@"^ +(.*)\n *\[__Runtime\.MethodImpl\(__Runtime\.MethodImplOptions\.NoInlining.*\n *private static void (?!Unrolled)", RegexOptions.Multiline)]
    private static partial Regex Kernels();
}
