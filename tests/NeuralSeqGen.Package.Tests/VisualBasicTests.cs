namespace NeuralSeqGen.Package.Tests;

/// <summary>A project of Visual Basic is told that models are C#, and one without models is left alone.</summary>
[Collection(PackageCollection.Name)]
public sealed class VisualBasicTests(PackageFixture package)
{
    private const string Library = "<OutputType>Library</OutputType><ImplicitUsings>disable</ImplicitUsings>";

    [Fact]
    public void Model_IsAnError()
    {
        using var project = new ConsumerProject(package, Library, "vbproj");
        project.Write("Model.vb", "Imports NeuralSeqGen\n\n<SequenceModel, Input(64, 15), Gru(16)>\nPublic Class Model\nEnd Class\n");
        Assert.Equal(["NSG0013"], project.Build().Failed().ErrorIds.Distinct());
    }

    [Fact]
    public void OtherClass_IsNone()
    {
        using var project = new ConsumerProject(package, Library, "vbproj");
        project.Write("Plain.vb", "Imports NeuralSeqGen\n\nPublic Class Plain\n    Public Function Options() As FitOptions\n        Return New FitOptions()\n    End Function\nEnd Class\n");
        project.Build().Succeeded();
    }
}
