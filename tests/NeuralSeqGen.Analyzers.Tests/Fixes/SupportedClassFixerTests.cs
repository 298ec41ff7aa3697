using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class SupportedClassFixerTests
{
    private const string Head = "[SequenceModel, Input(4, 3), Gru(2)] ";

    [Theory]
    [InlineData("public abstract partial class {|NSG0005:Model|};", "public partial class Model;")]
    [InlineData("public static partial class {|NSG0005:Model|};", "public partial class Model;")]
    [InlineData("file sealed partial class {|NSG0005:Model|};", "sealed partial class Model;")]
    [InlineData("public sealed partial record {|NSG0005:Model|};", "public sealed partial class Model;")]
    [InlineData("public sealed partial record class {|NSG0005:Model|};", "public sealed partial class Model;")]
    [InlineData("public sealed partial class {|NSG0005:Model|}<T>;", "public sealed partial class Model;")]
    [InlineData("public abstract partial class {|NSG0005:Model|}; abstract partial class Model { }", "public partial class Model; partial class Model { }")]
    public Task Class_BecomesPlain(string before, string after) => FixTest<SupportedClassFixer>.VerifyAsync(Head + before, Head + after);

    [Theory]
    [InlineData("public sealed partial record {|NSG0005:Model|}(int A);")]
    [InlineData("public sealed partial class {|NSG0005:Model|}<T> { T? Value { get; } }")]
    [InlineData("public sealed partial class {|NSG0005:Model|}<T>; class User { Model<int>? Value { get; } }")]
    public Task WhatWouldChangeMore_IsNotOffered(string declaration) => FixTest<SupportedClassFixer>.VerifyNoFixAsync(Head + declaration);
}
