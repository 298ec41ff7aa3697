using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class UnsupportedDeclarationTests
{
    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2)] public sealed partial record {|NSG0005:Model|};")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2)] public static partial class {|NSG0005:Model|};")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2)] public abstract partial class {|NSG0005:Model|};")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2)] public sealed partial class {|NSG0005:Model|}<T>;")]
    [InlineData("public partial class Outer { [SequenceModel, Input(4, 3), Gru(2)] public sealed partial class {|NSG0005:Model|}; }")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), {|NSG0005:Own|}] public sealed partial class Model; public sealed class {|CS0122:OwnAttribute|} : ModelPartAttribute;")]
    public Task Unsupported_Triggers(string source) => DeclarationTest.VerifyAsync(source);

    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2)] partial class Model;")]
    [InlineData("namespace A.B { [SequenceModel, Input(4, 3), Gru(2)] internal sealed partial class Model { int _count; } }")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), System.Serializable] public sealed partial class Model : System.IComparable { int System.IComparable.CompareTo(object? other) => 0; }")]
    public Task PlainClass_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(source);
}
