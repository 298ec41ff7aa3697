namespace NeuralSeqGen.Package.Tests;

/// <summary>Publishing for Native AOT without an instruction set says, once, what to set; the target is run alone, since linking would take a minute.</summary>
[Collection(PackageCollection.Name)]
public sealed class InstructionSetTests(PackageFixture package)
{
    private const string Advice = "Set <IlcInstructionSet>x86-64-v3</IlcInstructionSet>";

    [Fact]
    public void Baseline_IsAdvisedAgainst() => Assert.Contains(Advice, Output("-p:PublishAot=true", "-p:RuntimeIdentifier=linux-x64"));

    [Theory]
    [InlineData("-p:PublishAot=true", "-p:RuntimeIdentifier=linux-x64", "-p:IlcInstructionSet=x86-64-v4")]
    [InlineData("-p:PublishAot=true", "-p:RuntimeIdentifier=linux-arm64")]
    [InlineData("-p:RuntimeIdentifier=linux-x64")]
    public void OtherBuilds_SayNothing(params string[] properties) => Assert.DoesNotContain(Advice, Output(properties));

    private string Output(params string[] properties)
    {
        using var project = new ConsumerProject(package);
        project.Write("Program.cs", "System.Console.WriteLine();");
        project.Build().Succeeded();
        return project.Target("NeuralSeqGenInstructionSet", properties).Succeeded().Output;
    }
}
