namespace NeuralSeqGen.Analyzers.Tests.Stubs;

/// <summary>A model is a stub only where an error says why: of the C# compiler at its declaration, or one of ours for each mistake.</summary>
internal static class StubCheck
{
    /// <param name="source">Classes, one of them a model.</param>
    /// <param name="errors">Ids of all errors at the declarations of models; those of the C# compiler once each. <c>CS</c> for any of the C# compiler, and none of ours.</param>
    public static async Task VerifyAsync(string source, string errors)
    {
        var probe = await DeclarationProbe.RunAsync(source);
        Assert.NotEmpty(probe.Models);
        Assert.Empty(probe.Bugs);
        Assert.All(probe.Models.Where(probe.IsStub), model => Assert.NotEmpty(probe.ErrorsOf(model)));
        if (errors == "CS")
        {
            Assert.NotEmpty(probe.ErrorsAtModels);
            Assert.All(probe.ErrorsAtModels.Split(' '), id => Assert.StartsWith("CS", id, StringComparison.Ordinal));
            return;
        }

        Assert.Equal(errors, probe.ErrorsAtModels);
    }
}
