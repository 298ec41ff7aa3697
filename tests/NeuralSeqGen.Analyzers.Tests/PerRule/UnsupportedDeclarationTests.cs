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
    [InlineData("partial class {|NSG0005:Model|}(string name) { public string Title => name; }")]
    [InlineData("partial class {|NSG0005:Model|}() { }")]
    [InlineData("partial class {|NSG0005:Model|} { public Model() { } }")]
    [InlineData("partial class {|NSG0005:Model|} { public Model(string name) { Title = name; } public string Title { get; } }")]
    [InlineData("partial class {|NSG0005:Model|} { public Model(string name) : base() { } public Model(int i) : this(seed: i) { } }")]
    [InlineData("partial class {|NSG0005:Model|} { public Model(long seed) { } }")]
    public Task ConstructorWithoutTheGeneratedOne_Triggers(string declaration) => DeclarationTest.VerifyAsync("[SequenceModel, Input(4, 3), Gru(2)] " + declaration);

    [Fact]
    public Task ConstructorThatGoesOnToTheGeneratedOne_DoesNotTrigger() => CallTest.VerifyMembersAsync("""
        }

        [SequenceModel, Input(4, 3), Gru(2)] internal sealed partial class Own
        {
            static Own() => Made = 0;
            public Own() : this(seed: 0) { }
            public Own(string name) : this(name.Length, name) { }
            private Own(int seed, string name) : this(seed: seed) => Title = name;
            public static int Made { get; }
            public string Title { get; } = "";
            public static Own Of() => new("a") { };
        """);

    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2)] partial class Model;")]
    [InlineData("namespace A.B { [SequenceModel, Input(4, 3), Gru(2)] internal sealed partial class Model { int _count; } }")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), System.Serializable] public sealed partial class Model : System.IComparable { int System.IComparable.CompareTo(object? other) => 0; }")]
    public Task PlainClass_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(source);
}
