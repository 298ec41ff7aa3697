using System.Reflection;
using System.Text.RegularExpressions;
using NeuralSeqGen.Compiler.Tests.Architecture;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>docs/functions.md names every operation of tensors, with its arguments and their defaults, and no other.</summary>
public sealed class FunctionPageTests
{
    private static readonly string[] OfPlainRuns = ["Create", "ToArray", "Equals", "GetHashCode", "ToString", "BeginTraining"];

    private static readonly string Page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "functions.md"));

    private static readonly IReadOnlyList<MethodInfo> Operations =
        [.. typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName && !OfPlainRuns.Contains(method.Name))];

    public static TheoryData<string> Names => [.. Operations.Select(method => method.Name)];

    /// <summary>The operations written in the first column of the table, with what stands in their brackets.</summary>
    private static IEnumerable<(string Receiver, string Name, string Arguments)> Written =>
        Page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Regex.Matches(line.Split(" | ")[0], @"`(x\.)?(\w+)\(([^`]*)\)`").Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Operation_HasARow(string name)
    {
        var method = Operations.Single(operation => operation.Name == name);
        var (receiver, _, arguments) = Assert.Single(Written, written => written.Name == name);

        Assert.Equal(method.IsStatic ? "" : "x.", receiver);
        Assert.All(method.GetParameters().Where(p => p.HasDefaultValue && p.DefaultValue is not null && arguments != "…"), p => Assert.Contains($"{p.Name} = {Text(p.DefaultValue!)}", arguments, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_NamesNoOthers() => Assert.Empty(Written.Select(written => written.Name).Except(Operations.Select(method => method.Name)));

    [Fact]
    public void Operators_HaveRows()
    {
        Dictionary<string, string> symbols = new()
        {
            ["op_Addition"] = "`+`", ["op_Subtraction"] = "`-`", ["op_Multiply"] = "`*`", ["op_Division"] = "`/`", ["op_Modulus"] = "`%`", ["op_UnaryNegation"] = "`-x`", ["op_UnaryPlus"] = "`+x`",
            ["op_LessThan"] = "`<`", ["op_LessThanOrEqual"] = "`<=`", ["op_GreaterThan"] = "`>`", ["op_GreaterThanOrEqual"] = "`>=`",
        };
        var operators = typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name).Where(name => name.StartsWith("op_", StringComparison.Ordinal) && name is not ("op_Implicit" or "op_Explicit"));

        Assert.All(operators, name => Assert.Contains(symbols[name], Page, StringComparison.Ordinal));
    }

    private static string Text(object value) => value is bool flag ? flag ? "true" : "false" : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
}
