namespace NeuralSeqGen.Package.Tests;

/// <summary>A console project outside the repository whose only package source is the folder feed.</summary>
internal sealed class ConsumerProject : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nsg-consumer-").FullName;

    internal ConsumerProject(PackageFixture package, string properties = "", string extension = "csproj", params string[] packages)
    {
        Write("NuGet.config", $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{package.RestoredPackages}" />
              </config>
              <packageSources>
                <clear />
                <add key="feed" value="{package.Feed}" />
              </packageSources>
            </configuration>
            """);
        Write("Consumer." + extension, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {string.Concat((packages.Length == 0 ? ["NeuralSeqGen"] : packages).Select(id => $"<PackageReference Include=\"{id}\" Version=\"*-*\" />"))}
              </ItemGroup>
            </Project>
            """);
    }

    internal void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);

    internal DotNetResult Build(params string[] arguments) => DotNet.Run(_folder, ["build", "-v", "q", "-nologo", .. arguments]);

    /// <summary>Runs one MSBuild target of the restored project.</summary>
    internal DotNetResult Target(string name, params string[] arguments) => DotNet.Run(_folder, ["msbuild", "-nologo", "-v:m", $"-t:{name}", .. arguments]);

    /// <summary>The value of a property of the restored project.</summary>
    internal string Property(string name, params string[] arguments) => DotNet.Run(_folder, ["msbuild", "-nologo", $"-getProperty:{name}", .. arguments]).Succeeded().Output.Trim();

    /// <summary>Any command of <c>dotnet</c> in the project's folder.</summary>
    internal DotNetResult Command(params string[] arguments) => DotNet.Run(_folder, arguments);

    /// <summary>A tool that was installed into the folder <c>tools</c>.</summary>
    internal DotNetResult Tool(string name, params string[] arguments) => DotNet.RunFile(Path.Combine(_folder, "tools", name), _folder, arguments);

    internal long Length(string file) => new FileInfo(Path.Combine(_folder, file)).Length;

    internal DotNetResult Run(params string[] arguments) => DotNet.Run(_folder, ["run", "--no-build", .. arguments]);

    internal DotNetResult Restore() => DotNet.Run(_folder, "restore", "-v", "q", "-nologo");

    internal string Read(string file) => File.ReadAllText(Path.Combine(_folder, file));

    /// <summary>A file as it is, only younger.</summary>
    internal void Touch(string file) => File.SetLastWriteTimeUtc(Path.Combine(_folder, file), DateTime.UtcNow);

    /// <summary>Removes a file, or a folder with what is in it.</summary>
    internal void Delete(string path)
    {
        string full = Path.Combine(_folder, path);
        if (Directory.Exists(full))
        {
            Directory.Delete(full, recursive: true);
        }
        else
        {
            File.Delete(full);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
