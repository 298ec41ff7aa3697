using NeuralSeqGen.Compiler.Emit;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Generator.Tests;

public sealed class HintNameTests
{
    [Fact]
    public void Names_AreBounded_AndReadable()
    {
        string longest = HintNames.Of(new ModelSpec { Namespace = string.Join('.', Enumerable.Repeat("Company", 40)), TypeName = new string('M', 300) }, "Program512");
        Assert.InRange(longest.Length, 20, 80);
        Assert.Matches("^Model1\\.[0-9a-f]{8}\\.g\\.cs$", HintNames.Of(new ModelSpec { Namespace = "", TypeName = "Model1" }));
    }

    [Theory]
    [InlineData("A", "Model", "B", "Model")]
    [InlineData("A", "Model", "A", "model")]
    [InlineData("A", "Модель", "A", "Модели")]
    public void DifferentModels_HaveDifferentNames(string namespace1, string type1, string namespace2, string type2) => Assert.NotEqual(
        HintNames.Of(new ModelSpec { Namespace = namespace1, TypeName = type1 }), HintNames.Of(new ModelSpec { Namespace = namespace2, TypeName = type2 }), StringComparer.OrdinalIgnoreCase);
}
